import { setTimeout as sleep } from 'node:timers/promises';
import type { Service } from 'moleculer';
import type { Look } from '../../kernel/agenda.ts';
import { growingDelay, MINUTE, SECOND } from '../../kernel/time.ts';
import { type Meter, meterOf } from '../telemetry/meter.ts';
import { inTrace, resumed, untraced } from '../telemetry/spans.ts';
import { newTrace } from '../telemetry/trace.ts';

/** Whoever holds something open looks after it: what is due, and what to do about one of them. Both run with the service as `this`. */
export interface SweepDefinition {
  /** How many are looked after at the same time. */
  atOnce: number;
  /** The ids of what is due, the longest due first. `restarted`: at the start of the only process, whose leases are a dead one's. */
  due(this: Service, limit: number, restarted: boolean): Promise<string[]>;
  /** The trace in which a look goes on, where there is one. */
  traceOf?(this: Service, id: string): Promise<string | undefined>;
  /** Claims the record by a write that moves its next look forward, before it does anything else. */
  look(this: Service, id: string, about: LookedAt): Promise<void>;
}
export interface LookedAt {
  /** Ends long waits. */
  stopping: AbortSignal;
  restarted: boolean;
  /** Called once the record is claimed, to be counted. */
  looked(why: Look | undefined): void;
}
export type Swept = Service & { wake(name: string): void };

const COUNTERS = ['comanda.looks.total', 'comanda.taken-over.total'] as const;
const EVERY = SECOND;
/** What is due at once, as after a restart, is spread: so many are begun, then a pause of so many milliseconds. */
const PAGE = 100;
const BETWEEN_PAGES = 150;
const STOP_WITHIN = 5 * SECOND;
const FIRST_RETRY = 2 * SECOND;
const LONGEST_RETRY = 5 * MINUTE;
const MOST_FAILED = 10_000;

/** Looks at what is due, at most `atOnce` at a time. One that fails waits longer each time, and holds up no other. */
export class Sweep {
  readonly #service: Service;
  readonly #definition: SweepDefinition;
  readonly #meter: Meter;
  readonly #busy = new Set<string>();
  /** Those that failed: how often, and until when they are left alone. */
  readonly #failed = new Map<string, { tries: number; until: number }>();
  readonly #stopping = new AbortController();
  #pass: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  /** Who waits for one of the busy to end. */
  #ended: (() => void)[] = [];
  #restarted: boolean;
  #started = false;

  constructor(service: Service, definition: SweepDefinition, isAlone: boolean) {
    this.#service = service;
    this.#meter = meterOf(service.broker);
    for (const counter of COUNTERS) this.#meter.count(counter, 0, { service: service.name });
    this.#definition = definition;
    this.#restarted = isAlone;
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
    const pass = async () => {
      await this.#look();
      this.#pass = undefined;
      if (this.#running) this.#timer = setTimeout(() => this.wake(), EVERY);
    };
    this.#pass = untraced(pass);
  }

  /** Begins nothing new until it is started again, and resolves when what was begun has ended. */
  async pause(): Promise<void> {
    this.#started = false;
    clearTimeout(this.#timer);
    this.#oneEnded();
    await this.#quiet();
  }

  /** Begins nothing new and waits for what is under way, but not for ever. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    this.#oneEnded();
    await Promise.race([this.#quiet(), sleep(STOP_WITHIN, undefined, { ref: false })]);
  }

  async #quiet(): Promise<void> {
    await this.#pass;
    while (this.#busy.size > 0) await this.#oneEnds();
  }

  get #running(): boolean {
    return this.#started && !this.#stopping.signal.aborted;
  }

  async #look(): Promise<void> {
    try {
      do {
        this.#again = false;
        const limit = PAGE + this.#busy.size + this.#failed.size;
        const due = await this.#definition.due.call(this.#service, limit, this.#restarted);
        const begun = await this.#begin(due.filter((id) => this.#isToBegin(id)).slice(0, PAGE));
        if (begun < PAGE) this.#restarted = false;
        else {
          this.#again = true;
          await sleep(BETWEEN_PAGES, undefined, { ref: false });
        }
      } while (this.#again && this.#running);
    } catch (error) {
      this.#service.logger.error({ err: error }, 'the sweep could not see what is due; it will try again');
    }
  }

  #isToBegin(id: string): boolean {
    return !this.#busy.has(id) && (this.#failed.get(id)?.until ?? 0) <= Date.now();
  }

  async #begin(ids: readonly string[]): Promise<number> {
    let begun = 0;
    for (const id of ids) {
      while (this.#busy.size >= this.#definition.atOnce && this.#running) await this.#oneEnds();
      if (!this.#running) break;
      begun++;
      void this.#one(id);
    }
    return begun;
  }

  #oneEnds(): Promise<void> {
    return new Promise((resolve) => {
      this.#ended.push(resolve);
    });
  }

  #oneEnded(): void {
    for (const end of this.#ended.splice(0)) end();
  }

  async #one(id: string): Promise<void> {
    this.#busy.add(id);
    const restarted = this.#restarted; // Of the page that this one is on: the next may have begun before the look.
    let trace: string | undefined;
    try {
      const looked = (why: Look | undefined) => this.#count(why);
      const about = { stopping: this.#stopping.signal, restarted, looked };
      trace = (await this.#definition.traceOf?.call(this.#service, id)) ?? newTrace();
      await resumed(`sweep ${this.#service.name}`, trace, () => this.#definition.look.call(this.#service, id, about));
      this.#failed.delete(id);
    } catch (error) {
      inTrace(trace, () => this.#fail(id, error));
    } finally {
      this.#busy.delete(id);
      this.#oneEnded();
    }
  }

  #count(why: Look | undefined): void {
    const labels = { service: this.#service.name };
    if (why) this.#meter.count('comanda.looks.total', 1, labels);
    if (why === 'taken over') this.#meter.count('comanda.taken-over.total', 1, labels);
  }

  #fail(id: string, error: unknown): void {
    if (!this.#running) return;
    if (this.#failed.size >= MOST_FAILED) this.#failed.clear();
    const tries = (this.#failed.get(id)?.tries ?? 0) + 1;
    this.#failed.set(id, { tries, until: Date.now() + growingDelay(tries - 1, FIRST_RETRY, LONGEST_RETRY) });
    this.#service.logger.warn({ err: error, id }, 'not settled yet; the sweep will look again');
  }
}
