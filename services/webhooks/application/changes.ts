import type { TrailPage } from '../../../kernel/trail.ts';
import type { WebhookDeps } from './ports.ts';

/** What people of the shop did to webhooks, the newest first. */
export async function changes(page: TrailPage, { endpoints }: WebhookDeps) {
  return { entries: await endpoints.changes(page) };
}
