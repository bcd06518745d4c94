import type { TrailPage } from '../../../kernel/trail.ts';
import type { PaymentDeps } from './ports.ts';

/** The refunds that people of the shop asked for, the newest first. */
export async function changes(page: TrailPage, { payments }: PaymentDeps) {
  return { entries: await payments.changes(page) };
}
