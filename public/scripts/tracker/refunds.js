import { money } from '../base/format.js';
import { hasText, t } from '../base/language.js';
import { lineText } from '../base/line-text.js';
import { isPaid } from '../base/moves.js';

/** What goes back of an order's money: `{id, state, text}` for each refund that is news to the customer. */
export function refundsShown({ refunds, currency, lines }) {
  const shown = refunds.filter((refund, i) => !isMadeGood(refund, refunds.slice(i + 1)));
  return shown.map(({ id, amount, state, ...what }) => {
    const key = hasText(`tracker.refund.${state}`) ? state : 'pending';
    return { id, state, text: t(`tracker.refund.${key}`, { amount: money(amount, currency) }) + named(what, lines) };
  });
}

/** Whether a cancelled order's money is to go back and not all of it is listed yet. */
export function isUnlisted(order) {
  const listed = order.refunds.reduce((sum, { amount }) => sum + amount, 0);
  return order.status === 'cancelled' && isPaid(order) && listed < order.total;
}

/** One that failed is no news to the customer once as much went back, or is about to, in its place. */
function isMadeGood({ state, amount }, later) {
  const instead = later.reduce((sum, one) => (one.state === 'failed' ? sum : sum + one.amount), 0);
  return state === 'failed' && instead >= amount;
}

/** Which dishes it is for, where it says so. */
function named({ lines = [], tip }, ordered) {
  const parts = lines.map(
    ({ line, quantity }) => `${quantity} × ${ordered[line] ? lineText(ordered[line]) : t('tracker.aDish')}`,
  );
  if (tip) parts.push(t('tracker.theTip'));
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}
