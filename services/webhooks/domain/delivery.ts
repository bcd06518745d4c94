import { type Agenda, claimed, isDue, planned } from '../../../kernel/agenda.ts';
import { Aggregate } from '../../../kernel/aggregate.ts';
import { HOUR, later, MINUTE, SECOND } from '../../../kernel/time.ts';
import { UnknownValue } from '../../../kernel/unknown-value.ts';

const STATUSES = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof STATUSES)[number];

/** Whoever is asked to try it, and no order's event. */
export const TEST_EVENT = 'webhook.test';
/** Milliseconds for which it is kept, whatever became of it. */
const KEPT = 30 * 24 * HOUR;
/** No receiver may put it off for longer. */
const LONGEST_WAIT = 24 * HOUR;

/** Milliseconds from each try to the next, and how far they are spread. */
export const PLAN: readonly number[] = [
  ...[5 * SECOND, 5 * MINUTE, 30 * MINUTE],
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR),
];
const SPREAD = 0.1;

/** How a try ended. `retryAfter`: milliseconds, where the receiver said so. `answer`: how its body begins. */
export interface Try {
  at: Date;
  /** Null where there was no answer. */
  status: number | null;
  error: string | null;
  ms: number;
  answer: string | null;
}
export interface Ended extends Try {
  retryAfter: number | null;
}

/** `tries`: how many have begun since it was made or replayed. Nested values are replaced, never changed in place. */
export interface DeliveryState extends Agenda {
  id: string;
  endpointId: string;
  /** Null for a test. */
  orderId: string | null;
  type: string;
  /** What is signed and sent, the same at every try. */
  body: string;
  status: DeliveryStatus;
  last: Try | null;
  createdAt: Date;
  keptUntil: Date;
}
type Told = Pick<DeliveryState, 'id' | 'endpointId' | 'orderId' | 'type' | 'body'>;

/** One message to one endpoint, from the event on until it has arrived or is given up. */
export class Delivery extends Aggregate {
  readonly id: string;
  readonly #state: DeliveryState;

  private constructor(state: DeliveryState, version = 0) {
    super(version);
    this.id = state.id;
    this.#state = { ...state };
  }

  static of(told: Told, now: Date): Delivery {
    const times = { createdAt: now, keptUntil: later(now, KEPT) };
    return new Delivery({ ...told, status: 'waiting', last: null, ...times, ...planned(now) });
  }

  /** For the repository only: a delivery as it was stored. Throws UnknownValue. */
  static fromStored(state: DeliveryState, version: number): Delivery {
    if (!STATUSES.includes(state.status)) throw new UnknownValue(`the status of delivery ${state.id}`, state.status);
    return new Delivery(state, version);
  }

  /** For the repository only: the same delivery, to be changed without this one being changed. */
  static copy(delivery: Delivery): Delivery {
    return new Delivery(delivery.state, delivery.version);
  }

  get state(): Readonly<DeliveryState> {
    return this.#state;
  }

  /** Claims it for a try that takes `within` milliseconds at most. False if it is not due: another has it, or it is over. */
  begin(within: number, now: Date, restarted = false): boolean {
    if (this.#state.status !== 'waiting' || !isDue(this.#state, now, restarted)) return false;
    Object.assign(this.#state, claimed(later(now, within), this.#state.tries + 1));
    return true;
  }

  /** The endpoint was disabled before the try: it goes on once that is enabled. */
  putBack(nth: number, now: Date): void {
    if (this.#isTry(nth)) Object.assign(this.#state, { ...planned(now), tries: nth - 1 });
  }

  /** Try number `nth` ended. What another process did in its place meanwhile counts, but for a success. True if it was the last. */
  ended(nth: number, { retryAfter, ...last }: Ended, plan: readonly number[] = PLAN): boolean {
    const { status = 0 } = last;
    const isDelivered = last.error === null && status !== null && status >= 200 && status < 300;
    if (isDelivered) return this.#over('delivered', last);
    if (!this.#isTry(nth)) return false;
    const wait = this.#state.type === TEST_EVENT || status === 410 ? undefined : plan[nth - 1];
    if (wait === undefined) return this.#over('failed', last);
    const longer = Math.max(wait * (1 + SPREAD * Math.random()), Math.min(retryAfter ?? 0, LONGEST_WAIT));
    Object.assign(this.#state, { last, ...planned(later(last.at, Math.round(longer))), tries: nth });
    return false;
  }

  /** It is sent again, as often as a new one, under the id that it has. */
  replay(now: Date): void {
    Object.assign(this.#state, { status: 'waiting', keptUntil: later(now, KEPT), ...planned(now) });
  }

  #isTry(nth: number): boolean {
    return this.#state.status === 'waiting' && this.#state.tries === nth;
  }

  #over(status: 'delivered' | 'failed', last: Try): boolean {
    Object.assign(this.#state, { status, last, ...planned(null), tries: this.#state.tries });
    return status === 'failed';
  }
}
