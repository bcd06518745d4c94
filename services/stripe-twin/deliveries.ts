import { createHmac } from 'node:crypto';
import { growingDelay, HOUR, SECOND } from '../shared/delay.ts';
import { seconds } from './ids.ts';
import type { Delivery, TwinStore } from './store.ts';

const FIRST_RETRY = SECOND;
const LONGEST_RETRY = HOUR;
const GIVE_UP = 72 * HOUR;
const TIMEOUT = 10 * SECOND;

interface Endpoint {
  url: string;
  secret: string;
  /** Hears of an attempt that failed. */
  failed(fields: object, message: string): void;
}

/** Posts each event to the shop until it is taken: https://docs.stripe.com/webhooks#retries */
export class Deliveries {
  readonly #store: TwinStore;
  readonly #endpoint: Endpoint;

  constructor(store: TwinStore, endpoint: Endpoint) {
    this.#store = store;
    this.#endpoint = endpoint;
  }

  /** The events whose webhook is to be sent now. */
  async due(limit: number): Promise<string[]> {
    const due = await this.#store.deliveries.find({ query: { next: { $lte: Date.now() } }, sort: 'next', limit });
    return due.map(({ _id }) => _id);
  }

  async deliver(id: string): Promise<void> {
    const delivery = this.#store.deliveries.get(id);
    if (!delivery || delivery.next > Date.now()) return;
    const event = this.#store.events.existing(id);
    const failure = await this.#post(JSON.stringify(event));
    await this.#store.write(() => {
      if (failure === undefined) this.#store.events.put({ ...event, pending_webhooks: 0 });
      if (failure === undefined || Date.now() - delivery.created > GIVE_UP) this.#store.deliveries.remove(id);
      else this.#store.deliveries.put(later(delivery));
    });
    if (failure)
      this.#endpoint.failed({ event: id, type: event.type, failure }, 'a webhook was not taken; it is sent again');
  }

  /** Answers why it was not taken, or nothing. */
  async #post(body: string): Promise<string | undefined> {
    const { url, secret } = this.#endpoint;
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'Stripe-Signature': signature(body, secret),
      'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      'Cache-Control': 'no-cache',
    };
    try {
      const signal = AbortSignal.timeout(TIMEOUT);
      const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
      await response.arrayBuffer();
      return response.ok ? undefined : `HTTP ${response.status}`;
    } catch (error) {
      return String((error as Error).cause ?? error);
    }
  }
}

function later(delivery: Delivery): Delivery {
  const { attempts } = delivery;
  return { ...delivery, attempts: attempts + 1, next: Date.now() + growingDelay(attempts, FIRST_RETRY, LONGEST_RETRY) };
}

/** https://docs.stripe.com/webhooks/signature: signed anew for each attempt, or a late one would look replayed. */
function signature(body: string, secret: string): string {
  const t = seconds(Date.now());
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
