import { SqliteDocuments } from '../../platform/documents/sqlite-documents.ts';
import { SqliteFile } from '../../platform/documents/sqlite-file.ts';
import { Chaos } from './chaos/chaos.ts';
import { planned } from './chaos/delivery-chaos.ts';
import type { StoredSession } from './objects/objects.ts';
import {
  type Charge,
  type Dispute,
  type Event,
  type Intent,
  Objects,
  type Price,
  type Product,
  type Refund,
} from './objects/objects.ts';
import type { Delivery } from './webhooks/delivery.ts';

/** What was answered under an idempotency key (its `_id`). */
export interface SavedAnswer {
  _id: string;
  fingerprint: string;
  status: number;
  body: string;
  created: number;
}

/**
 * All that the twin knows, in one SQLite file. Everything that belongs together (a change, its events, their webhooks, the answer
 * kept under an idempotency key) is one `write`, so that dying at any point never parts them.
 */
export class TwinStore {
  readonly #file: SqliteFile;
  readonly #onEvents: (() => void) | null;
  #told = true;
  readonly products: Objects<Product>;
  readonly prices: Objects<Price>;
  readonly sessions: Objects<StoredSession>;
  readonly intents: Objects<Intent>;
  readonly charges: Objects<Charge>;
  readonly refunds: Objects<Refund>;
  readonly disputes: Objects<Dispute>;
  readonly events: Objects<Event>;
  readonly deliveries: SqliteDocuments<Delivery>;
  readonly answers: SqliteDocuments<SavedAnswer>;
  readonly chaos: Chaos;

  /** `onEvents` is called once an event is durable, to send its webhook; null where the shop asks for events instead. */
  constructor(path: string, onEvents: (() => void) | null) {
    const file = new SqliteFile(path);
    this.#file = file;
    this.#onEvents = onEvents;
    this.products = new Objects(file, { name: 'products', prefix: 'prod', kind: 'product' });
    this.prices = new Objects(file, { name: 'prices', prefix: 'price', kind: 'price' });
    const sessions = [
      ['payment_intent', '_id'],
      ['status', 'expires_at'],
    ];
    this.sessions = new Objects(file, {
      name: 'sessions',
      prefix: 'cs_test',
      kind: 'checkout.session',
      indexes: sessions,
    });
    this.intents = new Objects(file, { name: 'payment_intents', prefix: 'pi', kind: 'payment_intent' });
    const ofIntent = [['payment_intent', '_id']];
    this.charges = new Objects(file, { name: 'charges', prefix: 'ch', kind: 'charge', indexes: ofIntent });
    this.refunds = new Objects(file, { name: 'refunds', prefix: 're', kind: 'refund', indexes: ofIntent });
    this.disputes = new Objects(file, { name: 'disputes', prefix: 'du', kind: 'dispute', indexes: ofIntent });
    this.events = new Objects(file, { name: 'events', prefix: 'evt', kind: 'event', indexes: [['type', '_id']] });
    this.deliveries = new SqliteDocuments(file, 'deliveries', [{ name: 'by_next', keys: ['next'] }]);
    this.answers = new SqliteDocuments(file, 'answers', [{ name: 'by_created', keys: ['created'] }]);
    this.chaos = new Chaos(file);
  }

  /** Runs `change` in the next commit and answers once that is durable. What it throws undoes all it did. */
  async write<T>(change: () => T): Promise<T> {
    const result = await this.#file.write(change);
    if (!this.#told) {
      this.#told = true;
      this.#onEvents?.();
    }
    return result;
  }

  /** Part of a write: what happened, and its webhook. The only place where one is owed to the shop. */
  tell(event: Event, now: number): void {
    if (!this.#onEvents) {
      this.events.put({ ...event, pending_webhooks: 0 });
      return;
    }
    this.events.put(event);
    const delivery = planned(this.chaos, event.id, now);
    if (delivery) this.deliveries.put(delivery);
    this.#told = false;
  }

  /** Part of a write: a webhook that is held back is due now, unless it was posted meanwhile. */
  release(id: string): void {
    const held = this.deliveries.get(id);
    if (held?.attempts !== 0) return;
    this.deliveries.put({ ...held, next: Date.now() });
    this.#told = false;
  }

  close(): void {
    this.#file.close();
  }
}
