import { setTimeout as sleep } from 'node:timers/promises';
import type { Service } from 'moleculer';
import { SECOND } from '../../kernel/time.ts';

/** Whoever holds something open looks after it: what is due, and what to do about one of them. Both run with the service as `this`. */
export interface SweepDefinition {
  /** How many are looked after at the same time. */
  atOnce: number;
  due(this: Service, limit: number): Promise<string[]>;
  /** Moves the record's next look forward before it does anything else, so that a failure is not looked at again at once. */
  look(this: Service, id: string, stopping: AbortSignal): Promise<void>;
}
export type Swept = Service & { wake(name: string): void };

const EVERY = SECOND;
const PAGE = 100;
const STOP_WITHIN = 5 * SECOND;

/** Looks at what is due, at most `atOnce` at a time. */
export class Sweep {
  readonly #service: Service;
  readonly #definition: SweepDefinition;
  readonly #busy = new Map<string, Promise<void>>();
  #pass: Promise<void> | undefined;
  #again = false;
  #failed = false;
  #timer: NodeJS.Timeout | undefined;
  readonly #stopping = new AbortController();
  #started = false;

  constructor(service: Service, definition: SweepDefinition) {
    this.#service = service;
    this.#definition = definition;
  }

  start(): void {
    this.#started = true;
    this.wake();
  }

  /** Looks now; if it is looking already, once more after that. */
  wake(): void {
    if (!this.#running) return;
    if (this.#pass) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#pass = this.#look().finally(() => {
      this.#pass = undefined;
      if (this.#running) this.#timer = setTimeout(() => this.wake(), EVERY);
    });
  }

  /** Begins nothing new and waits for what is under way, but not for ever. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    const quiet = Promise.all([this.#pass, ...this.#busy.values()]);
    await Promise.race([quiet, sleep(STOP_WITHIN, undefined, { ref: false })]);
  }

  get #running(): boolean {
    return this.#started && !this.#stopping.signal.aborted;
  }

  async #look(): Promise<void> {
    try {
      do {
        this.#again = false;
        this.#failed = false;
        const due = await this.#definition.due.call(this.#service, PAGE);
        const begun = await this.#begin(due);
        if (due.length === PAGE && begun > 0 && !this.#failed) this.#again = true;
      } while (this.#again && this.#running);
    } catch (error) {
      this.#service.logger.error({ err: error }, 'the sweep could not see what is due; it will try again');
    }
  }

  /** Answers how many of these it began; the others are being looked after already. */
  async #begin(ids: string[]): Promise<number> {
    let begun = 0;
    for (const id of ids) {
      if (this.#busy.has(id)) continue;
      while (this.#busy.size >= this.#definition.atOnce) await Promise.race(this.#busy.values());
      if (!this.#running) break;
      begun++;
      this.#busy.set(id, this.#one(id));
    }
    return begun;
  }

  async #one(id: string): Promise<void> {
    try {
      await this.#definition.look.call(this.#service, id, this.#stopping.signal);
    } catch (error) {
      if (!this.#running) return;
      this.#failed = true;
      this.#service.logger.warn({ err: error, id }, 'not settled yet; the sweep will look again');
    } finally {
      this.#busy.delete(id);
    }
  }
}
