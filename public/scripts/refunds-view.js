import { byId, el, keyedList, setText } from './dom.js';
import { money } from './format.js';
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
  return ({ refunds, currency }) => {
    byId('refunds').hidden = refunds.length === 0;
    draw(refunds.filter((refund, i) => !isMadeGood(refund, refunds.slice(i + 1))).map((one) => ({ ...one, currency })));
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
  function update({ amount, currency, state }) {
    node.className = `refund ${state}`;
    setText(node, (WORDS[state] ?? WORDS.pending)(money(amount, currency)));
  }
  return { node, update };
}
