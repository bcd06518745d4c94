import type Stripe from 'stripe';
import { HOUR, later, SECOND } from '../../../kernel/time.ts';
import { type Documents, DuplicateId } from '../../../platform/documents/documents.ts';
import type { Feed, Notice } from '../application/ports.ts';
import { HANDLED } from '../application/receive-notice.ts';
import { pages } from './stripe-client.ts';
import { toNotice } from './stripe-notice.ts';

/** How far Stripe's events are read. The node that moved `dueAt` by compare-and-set reads. */
export interface StoredFeed {
  _id: 'events';
  version: number;
  readTo: string;
  dueAt: string;
}

const CLAIMED_FOR = 30 * SECOND;
const FIRST_LOOKS_BACK = HOUR;
const MOST_REMEMBERED = 20_000;
const seconds = (date: Date): number => Math.floor(date.getTime() / SECOND);

/** Stripe's events by asking for them: https://docs.stripe.com/api/events/list */
export class EventFeed implements Feed {
  readonly #stripe: Stripe;
  readonly #store: Documents<StoredFeed>;
  /** Those that this node has handed on; the store knows them all, but an overlap need not ask it again. */
  #seen = new Set<string>();

  constructor(stripe: Stripe, store: Documents<StoredFeed>) {
    this.#stripe = stripe;
    this.#store = store;
  }

  async isDue(now: Date): Promise<boolean> {
    return (await this.#stored(now)).dueAt <= now.toISOString();
  }

  async claim(now: Date): Promise<Date | undefined> {
    const { version, readTo, dueAt } = await this.#stored(now);
    if (dueAt > now.toISOString()) return undefined;
    const next = { version: version + 1, dueAt: later(now, CLAIMED_FOR).toISOString() };
    const claimed = await this.#store.updateMany({ _id: 'events', version }, { $set: next });
    return claimed === 1 ? new Date(readTo) : undefined;
  }

  async moveTo(readTo: Date, dueAt: Date): Promise<void> {
    const { version, readTo: before } = await this.#stored(dueAt);
    const furthest = readTo.toISOString() > before ? readTo.toISOString() : before;
    const moved = { version: version + 1, readTo: furthest, dueAt: dueAt.toISOString() };
    await this.#store.updateMany({ _id: 'events', version }, { $set: moved });
  }

  async *events(from: Date, to: Date): AsyncIterable<Notice & { at: Date }> {
    const span = { created: { gte: seconds(from), lte: seconds(to) }, types: [...HANDLED], limit: 100 };
    for await (const event of pages(this.#stripe.events.list(span))) {
      if (this.#seen.has(event.id)) continue;
      yield { ...toNotice(event), at: new Date(event.created * SECOND) };
      if (this.#seen.size >= MOST_REMEMBERED) this.#seen = new Set();
      this.#seen.add(event.id);
    }
  }

  async #stored(now: Date): Promise<StoredFeed> {
    const stored = await this.#store.findById('events');
    if (stored) return stored;
    const readTo = later(now, -FIRST_LOOKS_BACK).toISOString();
    const first: StoredFeed = { _id: 'events', version: 1, readTo, dueAt: now.toISOString() };
    try {
      return await this.#store.insert(first);
    } catch (error) {
      if (error instanceof DuplicateId) return this.#stored(now);
      throw error;
    }
  }
}
