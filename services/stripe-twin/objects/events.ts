import { Stripe } from 'stripe';
import type { TwinStore } from '../store.ts';
import { newId, seconds } from './ids.ts';
import type { Event } from './objects.ts';

/** Part of a write: notes what happened to `object`, as it stands now, and owes the shop a webhook. */
export function record(store: TwinStore, type: Event['type'], object: object): void {
  const now = Date.now();
  const event: Event = {
    id: newId('evt', now),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: seconds(now),
    data: { object: object as Stripe.Event.Data.Object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  };
  store.tell(event, now);
}
