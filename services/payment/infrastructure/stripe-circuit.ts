import { SECOND } from '../../../kernel/time.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';
import { untraced } from '../../../platform/telemetry/spans.ts';

const MOST_FAILURES = 5;
/** Idle connections that Stripe closed all fail in the same moment; such a burst is no outage. Milliseconds. */
const AT_LEAST = SECOND;
const PROBE_EVERY = SECOND;

/**
 * A failure is no connection, a timeout, or a fault of Stripe's that is not the replay of an older one. A refusal is of our key:
 * Stripe does not know it, or it may not make Sessions.
 */
export type Outcome = 'answer' | 'failure' | 'refusal';

interface Hooks {
  /** Asks Stripe something small that our key must be good for. */
  probe(): Promise<Outcome>;
  /** Stripe is away, or refuses our key; said again after each probe that found it so. */
  onAway(): void;
  onBack(): void;
  /** Stripe refuses our key; said once until it takes it again. */
  onRefused(): void;
}

/**
 * Whether Stripe answers us. After five failures in a row, over a second at least, calls fail at once, instead of holding up what
 * could be done meanwhile for ten seconds each; one probe a second asks, and the first success lets all calls pass again. A
 * refusal of our key needs no second one, and then only a probe says that it is over: others may not need what the key lacks.
 */
export class StripeCircuit {
  readonly #hooks: Hooks;
  #failures = 0;
  #failingSince = 0;
  #isAway = false;
  #isRefused = false;
  #isStopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(hooks: Hooks) {
    this.#hooks = hooks;
  }

  /** Throws Unavailable while Stripe is away. */
  assertClosed(): void {
    if (!this.#isAway) return;
    throw new Unavailable(this.#isRefused ? 'Stripe refuses our key' : 'Stripe is away', { retryAfter: PROBE_EVERY });
  }

  /** Asks once, so that a key which Stripe refuses is noticed before the first order. */
  async check(): Promise<void> {
    if ((await this.#hooks.probe()) === 'refusal') this.saw('refusal');
  }

  saw(outcome: Outcome): void {
    if (this.#isStopped) return;
    if (outcome === 'refusal') this.#refused();
    else if (outcome === 'failure') this.#failed();
    else if (!this.#isRefused) this.#back();
  }

  /** Ends the probes. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #failed(): void {
    const now = performance.now();
    if (this.#failures++ === 0) this.#failingSince = now;
    if (this.#failures >= MOST_FAILURES && now - this.#failingSince >= AT_LEAST) this.#away();
  }

  #refused(): void {
    if (!this.#isRefused) this.#hooks.onRefused();
    this.#isRefused = true;
    this.#away();
  }

  #away(): void {
    if (this.#isAway) return;
    this.#isAway = true;
    this.#hooks.onAway();
    this.#probeSoon();
  }

  #back(): void {
    this.#failures = 0;
    if (!this.#isAway) return;
    this.#isAway = false;
    this.#isRefused = false;
    clearTimeout(this.#timer);
    this.#hooks.onBack();
  }

  #probeSoon(): void {
    this.#timer = untraced(() => setTimeout(() => this.#probe(), PROBE_EVERY).unref());
  }

  async #probe(): Promise<void> {
    const outcome = await this.#hooks.probe();
    if (!this.#isAway || this.#isStopped) return;
    if (outcome === 'answer') return this.#back();
    if (outcome === 'refusal') this.#refused();
    this.#hooks.onAway();
    this.#probeSoon();
  }
}
