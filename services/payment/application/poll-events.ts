import { HOUR, later, MINUTE, SECOND } from '../../../kernel/time.ts';
import type { PaymentDeps } from './ports.ts';
import { takeNotice } from './receive-notice.ts';

const EVERY = 2 * SECOND;
/** Stripe's times are whole seconds, and it may list an event a little after it happened. */
const OVERLAP = 30 * SECOND;
/** As far as a webhook's time may be off: beyond the events that were read, our clock counts only so long ago. */
const CLOCKS_DIFFER = 5 * MINUTE;
/** A poll reads at most this span, so that after a long outage the cursor is stored after each span. */
const SLICE = HOUR;

/** The feed of Stripe's events, where it is polled instead of webhooks, if its `dueAt` has passed. */
export async function dueFeed(_: unknown, { feed, now }: PaymentDeps): Promise<string[]> {
  return feed && (await feed.isDue(now())) ? ['events'] : [];
}

/**
 * Reads what happened since it was read the last time; every event becomes a notice, as if Stripe had posted it. A node that reads
 * for longer than its claim lasts keeps the others from reading the same, as far as the lock holds.
 */
export async function readFeed(_: unknown, deps: PaymentDeps): Promise<void> {
  await deps.alone('feed', () => readClaimed(deps));
}

async function readClaimed(deps: PaymentDeps): Promise<void> {
  const { feed, now, readOn } = deps;
  const readTo = await feed?.claim(now());
  if (!feed || !readTo) return;
  const end = later(readTo, SLICE);
  const past = later(now(), -CLOCKS_DIFFER);
  let read = end < past ? end : past;
  for await (const { at, ...notice } of feed.events(later(readTo, -OVERLAP), end)) {
    await takeNotice(notice, deps);
    if (at > read) read = at;
  }
  const isBehind = end < past;
  await feed.moveTo(read, isBehind ? now() : later(now(), EVERY));
  if (isBehind) readOn();
}
