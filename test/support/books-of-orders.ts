import { type Book, type Order, wasPaid } from './books-by-order.ts';
import { brokenByAmounts } from './books-of-amounts.ts';
import { type Breach, breach, sum, unlessEqual } from './laws.ts';

/** The laws of one order, its money, its units and its ticket. */
export function brokenBy(book: Book): Breach[] {
  const ofMoney = [...moneyOf(book), ...refundsOf(book), ...brokenByAmounts(book)];
  return [...ofMoney, ...unitsOf(book), ...placeOf(book), ...ticketOf(book)];
}

function moneyOf({ order, charges, payment, kept }: Book): Breach[] {
  const { _id, status, total, timeline } = order;
  const isDue = wasPaid(order) && status !== 'cancelled';
  const refunds = (payment?.refunds ?? []).filter(({ state }) => state !== 'failed');
  const owed = isDue ? total - sum(refunds, ({ amount }) => amount) : 0;
  const moves = timeline.filter(({ status }, i) => status !== timeline[i - 1]?.status); // A refund is told there too.
  const payments = moves.filter(({ status }) => status === 'paid').length;
  return [
    ...(charges.length > 1 || payments > 1 ? [breach('one charge', `${_id} is paid ${charges.length} times`)] : []),
    ...unlessEqual('money', `kept for ${_id}, ${status}`, kept, owed),
    ...(payments > 0 && charges.length === 0 ? [breach('money', `${_id} is paid without a charge`)] : []),
  ];
}

function refundsOf({ order: { _id }, payment, refunds, kept }: Book): Breach[] {
  const asked = (payment?.refunds ?? []).filter(({ state }) => state !== 'failed');
  const rows = asked.map(({ id, amount }) => `${id} ${amount}`).sort();
  const made = refunds.map(({ id, metadata, amount }) => `${metadata?.refund_id ?? id} ${amount}`).sort();
  return [
    ...unlessEqual('refunds', `refunds of ${_id}`, made, rows),
    ...(kept < 0 ? [breach('refunds', `${_id} gave back more than it took`)] : []),
  ];
}

const isCancelled = ({ status }: Order): boolean => status === 'cancelled';
/** Once it was on the stove, nobody can have it back on the shelf. */
const wasOnTheStove = ({ timeline }: Order): boolean => timeline.some(({ status }) => status === 'preparing');

/** What became of the units, by what became of the order. */
function fate(order: Order): 'held' | 'sold' | 'released' {
  if (isCancelled(order)) return wasOnTheStove(order) ? 'sold' : 'released';
  return wasPaid(order) ? 'sold' : 'held';
}

function unitsOf({ order, reservation }: Book): Breach[] {
  const { _id, status, lines } = order;
  const ordered = lines.map(({ itemId, quantity }) => `${itemId} ${quantity}`).sort();
  const reserved = (reservation?.lines ?? []).map(({ item_id, quantity }) => `${item_id} ${quantity}`).sort();
  return [
    ...unlessEqual('sold', `units of ${_id}, ${status}`, reservation?.state, fate(order)),
    ...(lines.length > 0 ? unlessEqual('sold', `lines held for ${_id}`, reserved, ordered) : []),
  ];
}

/** One that was given up before it was stored does not know what it held. */
function placeOf({ order: { _id, lines, slot }, reservation }: Book): Breach[] {
  if (lines.length === 0) return [];
  const places = (reservation?.units ?? []).filter(({ item_id }) => item_id.startsWith('slot:'));
  const held = places.map(({ item_id, taken, returned }) => [item_id.split('/')[0], taken - returned]);
  return unlessEqual('slots', `place of ${_id}`, held, slot ? [[`slot:${slot}`, 1]] : []);
}

function ticketOf({ order, tickets }: Book): Breach[] {
  const { _id, status } = order;
  const what = `tickets of ${_id}, ${status}`;
  if (!isCancelled(order) || wasOnTheStove(order))
    return unlessEqual('one ticket', what, tickets.length, wasPaid(order) ? 1 : 0);
  const cooked = tickets.filter(({ cookedAt }) => cookedAt !== null);
  return unlessEqual('one ticket', `meals of ${_id}, ${status}`, cooked.length, 0);
}
