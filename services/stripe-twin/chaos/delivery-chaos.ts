import { seconds } from '../objects/ids.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import { signature } from '../webhooks/signature.ts';
import type { Chaos } from './chaos.ts';

const EVENTS = 'events';
const OLD = 3600;

/**
 * Part of a write: the webhook that is owed for an event, or none if it is to be dropped. To reorder, events go in pairs: the
 * first is held back until the second was posted, or until `delay_ms` is over if that never happens.
 */
export function planned(chaos: Chaos, id: string, now: number): Delivery | undefined {
  const delivery: Delivery = { _id: id, attempts: 0, next: now, created: now };
  if (!chaos.settings) return delivery;
  const { delay_ms } = chaos.settings;
  const { nth, previous } = chaos.count(EVENTS, id);
  if (chaos.strikes('drop', EVENTS, nth)) return undefined;
  const late = chaos.strikes('delay', EVENTS, nth) ? Math.ceil(chaos.draw('late', EVENTS, nth) * delay_ms) : 0;
  const swapped = chaos.strikes('reorder', 'pairs', Math.ceil(nth / 2));
  if (!swapped) return { ...delivery, nth, next: now + late };
  return nth % 2 === 1 ? { ...delivery, nth, next: now + delay_ms } : { ...delivery, nth, overtakes: previous };
}

/** How often a webhook is posted at once, and the forgery that goes ahead of it, by what is drawn for this attempt. */
export function posting(chaos: Chaos, { nth, attempts }: Delivery): { copies: number; forgery?: Forgery } {
  if (!chaos.settings || nth === undefined) return { copies: 1 };
  const what = `event ${nth}`;
  const once = !chaos.strikes('duplicate', what, attempts);
  const copies = once ? 1 : 2 + Math.floor(chaos.draw('copies', what, attempts) * 2);
  if (!chaos.strikes('forge', what, attempts)) return { copies };
  return {
    copies,
    forgery: FORGERIES[Math.floor(chaos.draw('forgery', what, attempts) * FORGERIES.length)] as Forgery,
  };
}

type Forgery = (body: string, secret: string) => { body: string; signature: string };

/** Each is the event itself, all but right: whoever takes one takes the true event for a repeat of it. */
const FORGERIES: readonly Forgery[] = [
  (body, secret) => ({ body, signature: signature(body, `${secret}x`) }),
  (body, secret) => ({ body: body.replace('"livemode":false', '"livemode":true'), signature: signature(body, secret) }),
  (body, secret) => ({ body, signature: signature(body, secret, seconds(Date.now()) - OLD) }),
];
