import type { Order } from '../domain/order.ts';
import { CursorInvalid, ListTooWide } from '../domain/order-errors.ts';
import type { OrderStatus } from '../domain/order-status.ts';
import { orderView } from './order-view.ts';
import type { OrderDeps } from './ports.ts';

/** Unique, and sorts as orders were placed: what a page ends at. */
export const sortKey = ({ state }: Order): string => `${state.createdAt.toISOString()}_${state.id}`;
const SORT_KEY = /^\d{4}-\d\d-\d\dT[\d:.]+Z_.{1,64}$/;

/** A page of orders, newest first, and where the next begins. Throws CursorInvalid, ListTooWide. */
export async function listOrders(
  p: { customerId?: string; status?: OrderStatus; from?: string; to?: string; limit?: number; after?: string },
  { orders }: OrderDeps,
) {
  const { customerId, status, limit = 20 } = p;
  if (customerId === undefined && status === undefined) throw new ListTooWide();
  const latest = p.to === undefined ? undefined : `${p.to}_~`;
  const before = p.after === undefined ? latest : readCursor(p.after);
  const found = await orders.list({ customerId, status, from: p.from, before, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const more = found.length > limit && last;
  return { items: page.map(orderView), next: more ? Buffer.from(sortKey(last)).toString('base64url') : null };
}

function readCursor(after: string): string {
  const key = Buffer.from(after, 'base64url').toString();
  if (!SORT_KEY.test(key)) throw new CursorInvalid();
  return key;
}
