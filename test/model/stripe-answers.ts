import { HOUR } from '../../kernel/time.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { CheckoutBroken, CheckoutRefused } from '../../services/payment/application/ports.ts';

export const STRIPE_FAULTS = [
  'is busy',
  'times out before the effect',
  'times out after the effect',
  'breaks before the effect',
  'breaks after the effect',
  'breaks after the effect, and its list lags',
] as const;
export type StripeFault = (typeof STRIPE_FAULTS)[number];

interface Kept {
  at: number;
  replay(): unknown;
}

/** How Stripe answers, whatever it is asked: under faults, and to repeated keys. */
export class StripeAnswers {
  readonly now: () => number;
  /** What befalls the next request. */
  fault: StripeFault | undefined;
  /** Its list did not show what it should have, once. */
  hasLagged = false;
  protected lags = false;
  readonly #note: (what: string) => void;
  readonly #kept = new Map<string, Kept>();

  constructor(now: () => number, note: (what: string) => void) {
    this.now = now;
    this.#note = note;
  }

  /**
   * One request; a fault about an effect waits for a request that has one. What was answered first under a key is the answer
   * for a day: https://docs.stripe.com/api/idempotent_requests
   */
  answer<T>(effect: () => T, key?: string): T {
    const isMet = key !== undefined || !this.fault?.includes('effect');
    const fault = (isMet && this.fault) || '';
    if (isMet) this.fault = undefined;
    if (fault) this.#note(`Stripe ${fault}`);
    if (fault.endsWith('lags')) this.lags = this.hasLagged = true;
    if (fault === 'is busy' || fault === 'times out before the effect') throw new Unavailable(`Stripe ${fault}`);
    const kept = key === undefined ? undefined : this.#kept.get(key);
    if (kept && this.now() - kept.at < 24 * HOUR) return kept.replay() as T;
    const breaks = fault.startsWith('breaks');
    if (breaks) this.#keep(key, () => broken());
    if (fault === 'breaks before the effect') throw new Unavailable(`Stripe ${fault}`);
    const answer = this.#try(effect, breaks ? undefined : key);
    if (fault) throw new Unavailable(`Stripe ${fault}`);
    return answer;
  }

  #try<T>(effect: () => T, key: string | undefined): T {
    try {
      const answer = effect();
      this.#keep(key, () => ({ ...answer }));
      return answer;
    } catch (error) {
      const isChecked = error instanceof CheckoutRefused && error.param !== undefined;
      if (!isChecked) this.#keep(key, () => fail(error));
      throw error;
    }
  }

  #keep(key: string | undefined, replay: () => unknown): void {
    if (key !== undefined) this.#kept.set(key, { at: this.now(), replay });
  }
}

const broken = () => fail(new CheckoutBroken('Stripe broke over this request, and repeats that'));
function fail(error: unknown): never {
  throw error;
}
