import type { Book, Order } from './books-by-order.ts';
import { type Breach, sum, unlessEqual } from './laws.ts';

type Line = Order['lines'][number];

/** 100 %, in hundredths of a percent. */
const WHOLE = 10_000;

/** The laws of what one order costs, and of what its lines cost that go back; all in minor units. */
export const brokenByAmounts = (book: Book): Breach[] =>
  book.order.lines.length === 0 ? [] : [...taxesOf(book.order), ...chargesOf(book), ...unitsBackOf(book)];

const chargesOf = ({ order: { _id, total }, charges }: Book): Breach[] =>
  charges.flatMap(({ amount }) => unlessEqual('money', `captured for ${_id}`, amount, total));

function taxesOf({ _id, lines, subtotal, taxes, tip, total }: Order): Breach[] {
  const costs = lines.map(({ unitPrice, quantity }) => unitPrice * quantity);
  const added = taxes.filter(({ included }) => !included);
  const is = { lines: lines.map(({ total }) => total), subtotal, total, tax: sum(lines, ({ tax }) => tax) };
  const must = {
    lines: costs,
    subtotal: sum(costs, (cost) => cost),
    total: subtotal + sum(added, ({ amount }) => amount) + tip,
    tax: sum(taxes, ({ amount }) => amount),
  };
  return [
    ...unlessEqual('taxes', `amounts of ${_id}`, is, must),
    ...taxes.flatMap(({ rate, included, amount }) => {
      const those = lines.filter(({ taxRate }) => taxRate === rate);
      const whole = included ? WHOLE + rate : WHOLE;
      const exact = Math.floor((2 * sum(those, ({ total }) => total) * rate + whole) / (2 * whole));
      const shares = sum(those, ({ tax }) => tax);
      return unlessEqual('taxes', `taxes of ${_id} at ${rate}`, [amount, shares], [exact, exact]);
    }),
  ];
}

/** So many units of a line, with their tax where it is added; a part of a minor unit is rounded down. */
function costOf({ lines, taxes }: Order, line: number, units: number): number {
  const { total, tax, taxRate, quantity } = lines[line] as Line;
  const isAdded = taxes.some(({ rate, included }) => rate === taxRate && !included);
  return Math.floor(((total + (isAdded ? tax : 0)) * units) / quantity);
}

/** Of units that a failed refund gave free again nobody can tell any more when that was: such books are left out. */
function unitsBackOf({ order, payment }: Book): Breach[] {
  const refunds = (payment?.refunds ?? []).filter(({ intent }) => intent === payment?.intent);
  if (refunds.some(({ state }) => state === 'failed')) return [];
  const back = order.lines.map(() => 0);
  let tipBack = order.tip === 0;
  let left = payment?.captured ?? 0;
  return refunds.flatMap(({ id, amount, lines = [], tip = false }) => {
    let cost = tip ? order.tip : 0;
    for (const { line, quantity } of lines) {
      const before = back[line] ?? 0;
      back[line] = before + quantity;
      cost += costOf(order, line, before + quantity) - costOf(order, line, before);
    }
    tipBack ||= tip;
    const isAll = tipBack && order.lines.every(({ quantity }, line) => back[line] === quantity);
    const wanted = isAll ? left : Math.min(cost, left);
    left -= amount;
    return lines.length > 0 || tip ? unlessEqual('refunds', `refund ${id} of ${order._id}`, amount, wanted) : [];
  });
}
