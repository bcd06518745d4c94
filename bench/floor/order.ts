import { randomUUIDv7 } from 'node:crypto';

export interface Line {
  id: string;
  quantity: number;
  price: number;
}
export interface Asked {
  orderId: string;
  items: { id: string; quantity: number }[];
}
/** Null where there is not enough. */
export type Reserved = Line[] | null;

/** Throws TypeError for what is no order. */
export function askedFor(body: string): Asked {
  const { items } = JSON.parse(body) as { items?: unknown };
  if (!Array.isArray(items) || items.length === 0) throw new TypeError('items');
  for (const { id, quantity } of items) {
    if (typeof id !== 'string' || !Number.isInteger(quantity) || quantity < 1) throw new TypeError('items');
  }
  return { orderId: randomUUIDv7(), items };
}

/** What is stored and answered: the order, with the event that tells of it and since when that waits to be sent. */
export function orderOf(customerId: string, orderId: string, lines: Line[]) {
  const at = new Date().toISOString();
  const total = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const order = { id: orderId, customerId, status: 'pending', lines, total, currency: 'eur', createdAt: at };
  const data = { orderId, customerId, lines, total, currency: 'eur' };
  const event = { id: randomUUIDv7(), source: 'order', type: 'order.created', specversion: '1.0', time: at, data };
  return { _id: orderId, order, event, outboxPending: at as string | null };
}
