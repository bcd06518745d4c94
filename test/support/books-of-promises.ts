import { type Breach, breach, unlessEqual } from './laws.ts';
import type { Stores } from './stores.ts';

/** What customers were told, as they wrote it down themselves. Amounts in minor units. */
export interface Promises {
  /** Every 201. */
  orders: { id: string; customerId: string; key: string; total: number; lines: string[] }[];
  /** Orders whose cancellation was accepted. */
  cancelled: string[];
  refunds: PromisedRefund[];
}
interface PromisedRefund {
  orderId: string;
  refundId: string;
  /** Where none was named, it is for units of lines, or for the tip. */
  amount?: number;
  lines?: readonly { line: number; quantity: number }[];
  tip?: true;
  restock?: true;
}

interface ToldLine {
  itemId: string;
  quantity: number;
  options?: readonly { choiceId: string; quantity: number }[];
}

/** A line as both sides tell it. */
export const lineOf = ({ itemId, quantity, options = [] }: ToldLine): string =>
  [itemId, quantity, ...options.map(({ choiceId, quantity }) => `${choiceId} ${quantity}`)].join(' ');

/** What was promised and is not so. Each customer of such a run sends one key, so that two orders of one tell of a key used twice. */
export function brokenPromises({ orders, cancelled, refunds }: Promises, stores: Stores): Breach[] {
  const stored = new Map(stores.orders.map((order) => [order._id, order]));
  const payments = new Map(stores.payments.map((payment) => [payment._id, payment]));
  return [
    ...orders.flatMap(({ id, customerId, total, lines }) => {
      const order = stored.get(id);
      if (!order) return [breach('promised', `order ${id} is lost`)];
      const is = [order.customerId, order.total, order.lines.map(lineOf).sort()];
      return unlessEqual('promised', `order ${id}`, is, [customerId, total, [...lines].sort()]);
    }),
    ...twice(
      'key',
      orders.map(({ key, id }) => [key, id]),
    ),
    ...twice(
      'customer',
      placed(stores).map((order) => [order.customerId, order._id]),
    ),
    ...cancelled.flatMap((id) => unlessEqual('promised', `the cancelled ${id}`, stored.get(id)?.status, 'cancelled')),
    ...refunds.flatMap(({ orderId, refundId, ...promised }) => {
      const rows = (payments.get(orderId)?.refunds ?? []).filter(({ id }) => id === refundId);
      const found = rows.map((row) => partOf({ ...row, amount: row.lines || row.tip ? undefined : row.amount }));
      return unlessEqual('promised', `refund ${refundId} of ${orderId}`, found, [partOf(promised)]);
    }),
  ];
}

type Part = { amount?: number | undefined } & Pick<PromisedRefund, 'lines' | 'tip' | 'restock'>;
const partOf = ({ amount, lines = [], tip, restock }: Part) =>
  JSON.stringify([amount, lines.map(({ line, quantity }) => [line, quantity]), tip, restock]);

/** Without those that were given up before they were stored. */
const placed = ({ orders }: Stores) => orders.filter(({ lines }) => lines.length > 0);

/** Of whom there is more than one order. */
function twice(what: string, pairs: (readonly [string, string])[]): Breach[] {
  const ids = new Map<string, Set<string>>();
  for (const [one, id] of pairs) ids.set(one, (ids.get(one) ?? new Set()).add(id));
  const many = [...ids].filter(([, found]) => found.size > 1);
  return many.map(([one, found]) => breach('promised', `${what} ${one} has ${found.size} orders`));
}
