import { SECOND } from '../../../kernel/time.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';

const MOST_FAILURES = 5;
/** Idle connections that Stripe closed all fail in the same moment; such a burst is no outage. Milliseconds. */
const AT_LEAST = SECOND;
const PROBE_EVERY = SECOND;

interface Hooks {
  /** Asks Stripe something small; answers whether there was an answer. */
  probe(): Promise<boolean>;
  /** Stripe is away; said again after each probe that failed. */
  onAway(): void;
  onBack(): void;
}

/**
 * Whether Stripe answers. After five failures in a row, over a second at least, calls fail at once, instead of holding up what could be done meanwhile
 * for ten seconds each; one probe a second asks, and the first success lets all calls pass again.
 */
export class StripeCircuit {
  readonly #hooks: Hooks;
  #failures = 0;
  #failingSince = 0;
  #isAway = false;
  #isStopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(hooks: Hooks) {
    this.#hooks = hooks;
  }

  /** Throws Unavailable while Stripe is away. */
  assertClosed(): void {
    if (this.#isAway) throw new Unavailable('Stripe is away', { retryAfter: PROBE_EVERY });
  }

  /** A failure is no connection, a timeout, or a fault of Stripe's that is not the replay of an older one. */
  saw(outcome: 'answer' | 'failure'): void {
    if (outcome === 'answer') {
      this.#back();
      return;
    }
    const now = performance.now();
    if (this.#failures++ === 0) this.#failingSince = now;
    if (this.#isAway || this.#isStopped) return;
    if (this.#failures < MOST_FAILURES || now - this.#failingSince < AT_LEAST) return;
    this.#isAway = true;
    this.#hooks.onAway();
    this.#probeSoon();
  }

  /** Ends the probes. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #back(): void {
    this.#failures = 0;
    if (!this.#isAway) return;
    this.#isAway = false;
    clearTimeout(this.#timer);
    this.#hooks.onBack();
  }

  #probeSoon(): void {
    this.#timer = setTimeout(() => this.#probe(), PROBE_EVERY).unref();
  }

  async #probe(): Promise<void> {
    const isAnswered = await this.#hooks.probe();
    if (!this.#isAway || this.#isStopped) return;
    if (isAnswered) return this.#back();
    this.#hooks.onAway();
    this.#probeSoon();
  }
}
