import type { TrailPage } from '../../../kernel/trail.ts';
import type { StockDeps } from './ports.ts';

/** What people of the shop did to items and settings, the newest first. */
export async function changes(page: TrailPage, { stock }: StockDeps) {
  return { entries: await stock.changes(page) };
}
