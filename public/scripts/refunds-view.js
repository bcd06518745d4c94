import { byId, el, keyedList, setText } from './dom.js';
import { money } from './format.js';
import { lineText } from './line-text.js';
import { isPaid } from './moves.js';

const WORDS = {
  requested: (amount) => `${amount} is on its way back to you.`,
  pending: (amount) => `${amount} is on its way back to you.`,
  succeeded: (amount) => `${amount} went back to your card.`,
  failed: (amount) => `We could not send ${amount} back; please ask us.`,
};

/** Draws what goes back of an order's money, a line each; nothing when nothing does. */
export function refundsView() {
  const draw = keyedList(byId('refunds-list'), (refund) => refund.id, refundLine);
  return ({ refunds, currency, lines }) => {
    byId('refunds').hidden = refunds.length === 0;
    const shown = refunds.filter((refund, i) => !isMadeGood(refund, refunds.slice(i + 1)));
    draw(
      shown.map(({ id, amount, state, ...what }) => ({
        id,
        state,
        text: money(amount, currency) + named(what, lines),
      })),
    );
  };
}

/** Whether a cancelled order's money is to go back and not all of it is listed yet. */
export function isUnlisted(order) {
  const listed = order.refunds.reduce((sum, { amount }) => sum + amount, 0);
  return order.status === 'cancelled' && isPaid(order) && listed < order.total;
}

/** Whether there may be news of the money. */
export const moneyMoves = (order) =>
  isUnlisted(order) || order.refunds.some(({ state }) => state === 'requested' || state === 'pending');

/** One that failed is no news to the customer once as much went back, or is about to, in its place. */
function isMadeGood({ state, amount }, later) {
  const instead = later.reduce((sum, one) => (one.state === 'failed' ? sum : sum + one.amount), 0);
  return state === 'failed' && instead >= amount;
}

function refundLine() {
  const node = el('li', { className: 'refund' });
  function update({ text, state }) {
    node.className = `refund ${state}`;
    setText(node, (WORDS[state] ?? WORDS.pending)(text));
  }
  return { node, update };
}

/** Which dishes it is for, where it says so. */
function named({ lines = [], tip }, ordered) {
  const parts = lines.map(
    ({ line, quantity }) => `${quantity} × ${ordered[line] ? lineText(ordered[line]) : 'a dish'}`,
  );
  if (tip) parts.push('the tip');
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}
