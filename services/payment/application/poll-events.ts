import { HOUR, later, SECOND } from '../../shared/delay.ts';
import type { PaymentDeps } from './ports.ts';
import { takeNotice } from './receive-notice.ts';

/** Stripe tells whole seconds, and may list an event a little after it happened. */
const OVERLAP = 30 * SECOND;
/** One look reads so much at most, so that after a long silence each piece that was read is kept. */
const SLICE = HOUR;

/** The feed of Stripe's events, where it is read instead of waiting for webhooks, and its next look has come. */
export async function dueFeed(_: unknown, { feed, now }: PaymentDeps): Promise<string[]> {
  return feed && (await feed.isDue(now())) ? ['events'] : [];
}

/** Reads what happened since it was read the last time; every event becomes a notice, as if Stripe had posted it. */
export async function readFeed(_: unknown, deps: PaymentDeps): Promise<void> {
  const { feed, now, wake } = deps;
  const readTo = await feed?.claim(now());
  if (!feed || !readTo) return;
  const end = new Date(Math.min(now().getTime(), readTo.getTime() + SLICE));
  for await (const notice of feed.events(later(readTo, -OVERLAP), end)) await takeNotice(notice, deps);
  await feed.moveTo(end, now());
  if (end < now()) wake('feed');
}
