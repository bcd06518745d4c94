import { onPage, type TrailPage } from '../../../kernel/trail.ts';
import type { OrderDeps } from './ports.ts';

/** What people of the shop did to orders, and who closed its days, the newest first. */
export async function changes(page: TrailPage, { orders, closings }: OrderDeps) {
  const ofOrders = page.kind === 'day' ? [] : await orders.changes(page);
  const ofDays = page.kind === 'order' ? [] : await closings.changes(page);
  return { entries: onPage([...ofOrders, ...ofDays], page) };
}
