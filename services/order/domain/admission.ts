import { SECOND } from '../../../kernel/time.ts';

/** Milliseconds that a rate is counted over, in slots. */
const WINDOW = 4 * SECOND;
const SLOT = 250;
/** So few are worked at the same time: they do not wait for each other. */
const FEW = 16;
const MOST_KNOWN = 100_000;
/** From which part of `linkWithin` on orders are refused, and over which part of it their share grows to all. */
const REFUSES_FROM = 0.25;
const REFUSES_OVER = 0.5;

/**
 * Which orders of this node wait for the first try at their payment link, and what share of new ones is refused for it: more
 * orders would only make all of them late. Times are milliseconds of a clock that does not go back.
 *
 * The wait to be expected is waiting / rate. Past a quarter of `linkWithin` a share of new orders is refused that grows to 1 at
 * three quarters, fast first and slowly then: at twice the load the wait settles at a third of it, at ten times at a half. The
 * rest is a reserve: once these orders are paid, the work on paid orders goes first, and links are made at half the rate.
 */
export class Admission {
  readonly #linkWithin: number;
  /** When each was accepted, the oldest first. */
  readonly #waiting = new Map<string, number>();
  /** How many got their first try, by slot. */
  readonly #tried = new Map<number, number>();
  /** Since when more than a few wait: what was tried before says how many were ordered, not how many can be linked. */
  #crowdedSince = 0;
  #firstTry = Number.POSITIVE_INFINITY;
  #lastProbe = Number.NEGATIVE_INFINITY;
  #owed = 0;

  constructor(linkWithin: number) {
    this.#linkWithin = linkWithin;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  accepted(id: string, at: number): void {
    if (this.#waiting.size <= FEW) {
      this.#crowdedSince = at;
      this.#firstTry = Number.POSITIVE_INFINITY;
      this.#tried.clear();
    }
    if (this.#waiting.size >= MOST_KNOWN) this.#forgetOldest();
    this.#waiting.set(id, at);
  }

  /**
   * The order has its link, or will not get it at the first try. Answers false if it does not wait on this node. One that waits
   * since long before this one was accepted is stuck, or its try is known to another node only: it counts no more.
   */
  tried(id: string, at: number): boolean {
    const acceptedAt = this.#waiting.get(id);
    if (acceptedAt === undefined) return false;
    this.#waiting.delete(id);
    this.#firstTry = Math.min(this.#firstTry, at);
    const slot = Math.floor(at / SLOT);
    this.#tried.set(slot, (this.#tried.get(slot) ?? 0) + 1);
    for (const old of this.#tried.keys()) {
      if (old > slot - WINDOW / SLOT) break;
      this.#tried.delete(old);
    }
    while (this.#oldest < acceptedAt - this.#linkWithin / 2) this.#forgetOldest();
    return true;
  }

  /**
   * Milliseconds that an order waits for its link if it is accepted now; Infinity while none is linked. As long as the oldest has
   * not waited for long, orders are on their way rather than in a queue, and nothing is expected of them.
   */
  expectedWait(at: number): number {
    const { size } = this.#waiting;
    if (size <= FEW) return 0;
    const rate = this.#rate(at);
    if (rate === 0) return at - this.#crowdedSince < this.#linkWithin / 4 ? 0 : Number.POSITIVE_INFINITY;
    return at - this.#oldest < this.#linkWithin / 16 ? 0 : size / rate;
  }

  /** The share of new orders that is to be refused now, from 0 to 1. */
  share(at: number): number {
    const past = Math.min(1, Math.max(0, (this.expectedWait(at) / this.#linkWithin - REFUSES_FROM) / REFUSES_OVER));
    return 1 - (1 - past) ** 4;
  }

  /** Milliseconds after which a new order will probably be accepted. */
  retryAfter(at: number): number {
    const wanted = this.expectedWait(at) - this.#linkWithin * REFUSES_FROM;
    return Math.min(this.#linkWithin, Math.max(SECOND, wanted));
  }

  /**
   * Whether a new order is refused now. `isDrawn`: a share of such orders was refused before they came here, so that only at 1
   * more of them are. Even then one a second is let in: only what is accepted can show that links are made again.
   */
  refuses(at: number, isDrawn = false): boolean {
    const share = this.share(at);
    if (share === 1) return !this.#mayProbe(at);
    if (isDrawn) return false;
    this.#owed += share;
    if (this.#owed < 1) return false;
    this.#owed--;
    return true;
  }

  #mayProbe(at: number): boolean {
    if (at - this.#lastProbe < SECOND) return false;
    this.#lastProbe = at;
    return true;
  }

  /** First tries a millisecond. */
  #rate(at: number): number {
    const first = Math.floor((at - WINDOW) / SLOT) + 1;
    let tried = 0;
    for (const [slot, count] of this.#tried) if (slot >= first) tried += count;
    return tried === 0 ? 0 : tried / (at - Math.max(first * SLOT, this.#firstTry));
  }

  get #oldest(): number {
    return this.#waiting.values().next().value ?? Number.POSITIVE_INFINITY;
  }

  #forgetOldest(): void {
    for (const id of this.#waiting.keys()) return void this.#waiting.delete(id);
  }
}
