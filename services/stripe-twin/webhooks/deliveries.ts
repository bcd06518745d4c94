import { growingDelay, HOUR, SECOND } from '../../../kernel/time.ts';
import { posting } from '../chaos/delivery-chaos.ts';
import type { TwinStore } from '../store.ts';
import type { Delivery } from './delivery.ts';
import { Poster } from './poster.ts';
import { signature } from './signature.ts';

const FIRST_RETRY = SECOND;
const LONGEST_RETRY = HOUR;
const GIVE_UP = 72 * HOUR;

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
  readonly #poster: Poster;

  constructor(store: TwinStore, endpoint: Endpoint) {
    this.#store = store;
    this.#endpoint = endpoint;
    this.#poster = new Poster(endpoint.url);
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
    const failure = await this.#send(delivery, JSON.stringify(event));
    await this.#store.write(() => {
      if (delivery.overtakes) this.#store.release(delivery.overtakes);
      if (failure === undefined) this.#store.events.put({ ...event, pending_webhooks: 0 });
      if (failure === undefined || Date.now() - delivery.created > GIVE_UP) this.#store.deliveries.remove(id);
      else this.#store.deliveries.put(later(delivery));
    });
    if (failure)
      this.#endpoint.failed({ event: id, type: event.type, failure }, 'a webhook was not taken; it is sent again');
  }

  /** Answers why one of its copies was not taken, or nothing. */
  async #send(delivery: Delivery, body: string): Promise<string | undefined> {
    const { secret } = this.#endpoint;
    const { copies, forgery } = posting(this.#store.chaos, delivery);
    if (forgery) {
      const forged = forgery(body, secret);
      if ((await this.#post(forged.body, forged.signature)) === undefined) await this.#tellForgery(delivery);
    }
    const posts = Array.from({ length: copies }, () => this.#post(body, signature(body, secret)));
    return (await Promise.all(posts)).find((failure) => failure !== undefined);
  }

  async #tellForgery({ _id: event }: Delivery): Promise<void> {
    await this.#store.write(() => this.#store.chaos.forgeryTaken());
    this.#endpoint.failed({ event }, 'the shop took a forged webhook');
  }

  /** Answers why it was not taken, or nothing. */
  #post(body: string, signed: string): Promise<string | undefined> {
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'Stripe-Signature': signed,
      'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      'Cache-Control': 'no-cache',
    };
    return this.#poster.post(body, headers);
  }

  /** Cuts the connections to the shop. */
  close(): void {
    this.#poster.close();
  }
}

function later({ overtakes: _done, ...delivery }: Delivery): Delivery {
  const { attempts } = delivery;
  return { ...delivery, attempts: attempts + 1, next: Date.now() + growingDelay(attempts, FIRST_RETRY, LONGEST_RETRY) };
}
