import type { Stripe } from 'stripe';
import type { TwinStore } from '../store.ts';
import { newId, seconds } from './ids.ts';
import type { Event } from './objects.ts';

/** That of the official client. Not read from the client, which would cost the twin's thread 100 ms at the start. */
export const API_VERSION: typeof Stripe.API_VERSION = '2026-10-28.endive';

/** Part of a write: notes what happened to `object`, as it stands now, and owes the shop a webhook. */
export function record(store: TwinStore, type: Event['type'], object: object): void {
  const now = Date.now();
  const event: Event = {
    id: newId('evt', now),
    object: 'event',
    api_version: API_VERSION,
    created: seconds(now),
    data: { object: object as Stripe.Event.Data.Object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  };
  store.tell(event, now);
}
