import type { ServiceBroker } from 'moleculer';
import { SECOND } from '../../kernel/time.ts';
import { Unavailable } from '../../kernel/unavailable.ts';

/** What a node broadcasts of the new orders that it cannot take: their share from 0 to 1, and milliseconds until it may be less. */
export interface TurnedAway {
  share: number;
  retryAfter: number;
}

/** A node that said nothing for so many milliseconds turns nobody away. */
const KEPT = 3 * SECOND;

interface Options {
  code: 'OVERLOADED' | 'PAYMENT_PROVIDER_AWAY';
  /** How many nodes share the orders; those that say nothing take all of theirs. */
  nodes(): number;
  /** One order is let in after so many milliseconds in which all are turned away. */
  letInAfter: number;
}

/**
 * The share of new orders that the nodes of a service turn away, from what each of them said last, so that an order can be
 * refused before anything is done about it.
 */
export class NewOrders {
  readonly #options: Options;
  readonly #said = new Map<string, TurnedAway & { until: number }>();
  #owed = 0;
  #letInAt = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  heard(node: string, { share, retryAfter }: TurnedAway): void {
    this.#said.delete(node);
    if (share > 0) this.#said.set(node, { share, retryAfter, until: performance.now() + KEPT });
  }

  /** Throws Unavailable for the share of calls that is to be refused; where one was drawn for before, only if all are. */
  draw(isDrawn = false): void {
    const now = performance.now();
    const { share, retryAfter } = this.#all(now);
    if (share === 0 || (isDrawn && share < 1)) return;
    this.#owed = share < 1 ? this.#owed + share : 1;
    if (this.#owed < 1) return;
    if (share === 1 && now - this.#letInAt >= this.#options.letInAfter) {
      this.#letInAt = now;
      return;
    }
    this.#owed--;
    throw new Unavailable('new orders are turned away', { code: this.#options.code, retryAfter });
  }

  #all(now: number): TurnedAway {
    let sum = 0;
    let retryAfter = 0;
    for (const [node, said] of this.#said) {
      if (said.until < now) this.#said.delete(node);
      else {
        sum += said.share;
        retryAfter = Math.max(retryAfter, said.retryAfter);
      }
    }
    const share = sum === 0 ? 0 : sum / Math.max(this.#options.nodes(), this.#said.size);
    return { share, retryAfter };
  }
}

/** How many nodes offer this action, as far as this one knows. */
export const nodesWith =
  ({ registry }: ServiceBroker, action: string) =>
  (): number =>
    registry.actions.get(action)?.count() ?? 0;
