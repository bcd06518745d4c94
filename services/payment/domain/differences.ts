import { type Dispute, isHarmless } from './dispute.ts';
import type { PaymentState, Session } from './payment-state.ts';
import { type StripeRefund, sumOf } from './refund.ts';
import { isOpen } from './session.ts';

/** An order as its service has it; `returned` and `wasted` are cancelled ones, by what became of the units. Minor units. */
export interface OrderBook {
  is: 'unpaid' | 'sold' | 'returned' | 'wasted';
  total: number;
  currency: string;
  refunds: readonly { id: string; state: string }[];
  disputes: readonly { id: string; status: string }[];
}
/** What stock holds for an order; `balanced`: its movements come to just that, item by item. */
export interface StockBook {
  is: 'held' | 'sold' | 'returned' | 'wasted';
  total: number;
  balanced: boolean;
}
/** Money that Stripe took in, by payment intent. */
export interface Taken {
  intent: string;
  amount: number;
  currency: string;
}
/** All there is about one order, wherever it is written down; null where that place knows nothing of it. */
export interface Books {
  orderId: string;
  order: OrderBook | null;
  payment: PaymentState | null;
  stock: StockBook | null;
  sessions: readonly Session[];
  taken: readonly Taken[];
  refunds: readonly StripeRefund[];
  disputes: readonly Dispute[];
}

/** What to do about a difference; each can be done again without harm. `by hand` is for a person: no rule knows who is right. */
export type Repair = 'look again' | 'sell the units' | 'return the units' | 'write the units off' | 'by hand';
export interface Difference {
  orderId: string;
  what: string;
  repair: Repair;
}

/** Where the books of one order contradict each other, to the minor unit. */
export function differencesOf(books: Books): Difference[] {
  const found = [...ofPayment(books), ...ofMoney(books), ...ofDisputes(books), ...ofStock(books)];
  return found.map(([what, repair]) => ({ orderId: books.orderId, what, repair }));
}

type Found = [what: string, repair: Repair];

/** Our record of the payment against Stripe's objects and the order. */
function ofPayment({ order, payment, sessions, refunds }: Books): Found[] {
  if (!payment) return order || sessions.length > 0 ? [['there is no payment for it', 'by hand']] : [];
  const known = [payment.session, ...payment.otherSessions];
  const isOver = order?.is !== 'unpaid';
  const ofSessions = sessions.flatMap(({ id, status }): Found[] => {
    const ours = known.find((session) => session.id === id)?.status ?? 'unknown';
    if (ours !== status) return [[`Session ${id} is ${status} at Stripe and ${ours} here`, 'look again']];
    return status === 'open' && isOver ? [[`Session ${id} can still be paid`, 'look again']] : [];
  });
  const gone = known.flatMap(({ id }): Found[] =>
    id === null || sessions.some((session) => session.id === id) ? [] : [[`Session ${id} is not at Stripe`, 'by hand']],
  );
  const ofRefunds = refunds.flatMap(({ stripeId, state, amount }): Found[] => {
    const ours = payment.refunds.find((refund) => refund.stripeId === stripeId);
    if (!ours) return [[`refund ${stripeId} of ${amount} is unknown here`, 'look again']];
    if (ours.amount !== amount)
      return [[`refund ${stripeId} is ${amount} at Stripe and ${ours.amount} here`, 'by hand']];
    return ours.state === state
      ? []
      : [[`refund ${stripeId} is ${state} at Stripe and ${ours.state} here`, 'look again']];
  });
  const ours = payment.refunds.flatMap(({ id, stripeId, state }): Found[] => {
    if (state === 'requested') return [[`refund ${id} is not made yet`, 'look again']];
    const isThere = stripeId === null || refunds.some((refund) => refund.stripeId === stripeId);
    if (!isThere) return [[`refund ${id} (${stripeId}) is not at Stripe`, 'by hand']];
    const shown = !order || order.refunds.some((one) => one.id === id && one.state === state);
    return shown ? [] : [[`the order does not show refund ${id} as ${state}`, 'look again']];
  });
  return [...ofSessions, ...gone, ...ofRefunds, ...ours];
}

/** What Stripe has of the customer's money against what the order is owed: of a sold one all but what the shop gave back. */
function ofMoney({ order, payment, sessions, taken, refunds }: Books): Found[] {
  const back = (made: readonly StripeRefund[]) => sumOf(made, 'pending', 'succeeded');
  const kept = taken.reduce((sum, { amount }) => sum + amount, 0) - back(refunds);
  const given = back(refunds.filter(({ intent }) => intent === payment?.intent));
  const owed = order?.is === 'sold' ? order.total - given : 0;
  const found = taken.flatMap(({ intent, amount, currency }): Found[] => {
    const isKnown = sessions.some((session) => session.intent === intent);
    if (!isKnown) return [[`${amount} came by ${intent}, which no Session names`, 'by hand']];
    const isForeign = order?.is === 'sold' && currency !== order.currency;
    return isForeign ? [[`${amount} ${currency} came for an order in ${order.currency}`, 'by hand']] : [];
  });
  if (kept === owed) return found;
  const canMend = payment && kept > owed && !sessions.some(isOpen);
  return [...found, [`${kept} is kept, and ${owed} is owed`, canMend ? 'look again' : 'by hand']];
}

/** What banks dispute: as long as the shop may lose the money by it, or has lost it, a person should know. */
function ofDisputes({ order, payment, disputes }: Books): Found[] {
  return disputes.flatMap((dispute): Found[] => {
    const { id, amount, status } = dispute;
    const ours = payment?.disputes.find((one) => one.id === id)?.status ?? 'unknown';
    if (ours !== status) return [[`dispute ${id} of ${amount} is ${status} at Stripe and ${ours} here`, 'look again']];
    const isShown = !order || order.disputes.some((one) => one.id === id && one.status === status);
    if (!isShown) return [[`the order does not show dispute ${id} as ${status}`, 'look again']];
    return isHarmless(dispute) ? [] : [[`dispute ${id} of ${amount} is ${status}`, 'by hand']];
  });
}

type Units = StockBook['is'];
/** Where the units belong, and the repair that takes them there: from where stock can really do that. */
const UNITS: Record<OrderBook['is'] | 'none', { right: Units; repair: Repair; from: readonly Units[] }> = {
  unpaid: { right: 'held', repair: 'by hand', from: [] },
  sold: { right: 'sold', repair: 'sell the units', from: ['held'] },
  returned: { right: 'returned', repair: 'return the units', from: ['held', 'sold'] },
  wasted: { right: 'wasted', repair: 'write the units off', from: ['held', 'sold'] },
  none: { right: 'returned', repair: 'return the units', from: ['held'] },
};

/** What stock did against what the order decided. Units that were sold once had an order, so that no rule knows what is lost. */
function ofStock({ order, stock }: Books): Found[] {
  if (!stock) return !order || order.is === 'returned' ? [] : [['stock has nothing for it', 'by hand']];
  const found: Found[] = [];
  const { right, repair, from } = UNITS[order?.is ?? 'none'];
  const why = order ? `should be ${right}` : 'there is no order';
  if (stock.is !== right)
    found.push([`its units are ${stock.is}, and ${why}`, from.includes(stock.is) ? repair : 'by hand']);
  if (!order) return found;
  if (stock.total !== order.total && order.total > 0)
    found.push([`stock priced it at ${stock.total}, the order at ${order.total}`, 'by hand']);
  if (!stock.balanced) found.push(['its stock movements do not come to its units', 'by hand']);
  return found;
}
