import type { Order } from '../domain/order.ts';
import { CursorInvalid } from '../domain/order-errors.ts';
import { NEXT, type OrderStatus } from '../domain/order-status.ts';
import { orderView } from './order-view.ts';
import type { OrderDeps, OrderFilter, Orders } from './ports.ts';

/** Unique, and sorts as orders were placed: what a page ends at. */
export const sortKey = ({ state }: Order): string => `${state.createdAt.toISOString()}_${state.id}`;
export const SORT_KEY = /^\d{4}-\d\d-\d\dT[\d:.]+Z_.{1,64}$/;

export const STATUSES = Object.keys(NEXT) as OrderStatus[];

/** A page of orders, newest first, and where the next begins. Throws CursorInvalid. */
export async function listOrders(
  p: {
    customerId?: string;
    owner?: string;
    status?: OrderStatus;
    from?: string;
    to?: string;
    limit?: number;
    after?: string;
  },
  { orders }: OrderDeps,
) {
  const { customerId, owner, status, limit = 20 } = p;
  const latest = p.to === undefined ? undefined : `${p.to}_~`;
  const before = p.after === undefined ? latest : readCursor(p.after);
  const found = await newest(orders, { customerId, owner, status, from: p.from, before, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const more = found.length > limit && last;
  return { items: page.map(orderView), next: more ? cursorOf(sortKey(last)) : null };
}

/** Of all customers and in any status only the shop's people ask: no index is kept for them, so each status is read. */
export async function newest(orders: Orders, filter: OrderFilter): Promise<Order[]> {
  if (filter.customerId !== undefined || filter.status !== undefined) return orders.list(filter);
  const lists = await Promise.all(STATUSES.map((status) => orders.list({ ...filter, status })));
  return lists
    .flat()
    .sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1))
    .slice(0, filter.limit);
}

export const cursorOf = (key: string): string => Buffer.from(key).toString('base64url');
export const ofCursor = (after: string): string => Buffer.from(after, 'base64url').toString();

function readCursor(after: string): string {
  const key = ofCursor(after);
  if (!SORT_KEY.test(key)) throw new CursorInvalid();
  return key;
}
