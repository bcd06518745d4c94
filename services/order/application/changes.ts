import type { TrailPage } from '../../../kernel/trail.ts';
import type { OrderDeps } from './ports.ts';

/** What people of the shop did to orders, the newest first. */
export async function changes(page: TrailPage, { orders }: OrderDeps) {
  return { entries: await orders.changes(page) };
}
