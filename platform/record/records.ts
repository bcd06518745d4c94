import { setTimeout as sleep } from 'node:timers/promises';
import type { Aggregate } from '../../kernel/aggregate.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { type Documents, insertNew } from '../documents/documents.ts';
import { currentTrace } from '../telemetry/trace.ts';
import { type Applied, applyAll, differences, isChanged, type Standing, wholeOf } from './change.ts';
import { type Asked, answerAll, Mailboxes } from './mailboxes.ts';
import { Memory, weightOf } from './memory.ts';
import { Outbox, type Publishing } from './outbox.ts';
import type { Mapping, OutboxEntry, Stored } from './stored.ts';

type Recorded<Fact extends string> = Aggregate<Fact> & { readonly state: object };
export interface RecordsOptions<A = never> {
  /** No other process writes to this store: what is remembered is how it stands. */
  isAlone: boolean;
  /** How much is remembered, in bytes. */
  remembers?: number;
  warn(fields: object, message: string): void;
  /** Hears of each change that was stored; of a new record `before` is undefined. */
  stored?(before: A | undefined, after: A): void;
  /** Hears of each write that was lost to another node. */
  lost?(): void;
}

const ATTEMPTS = 20;
const REMEMBERS = 16 * 1024 * 1024;
/** To weigh a record costs as much as to change it, and it grows slowly. */
const WEIGHED_EVERY = 4;
/**
 * The records of a service, each an actor: its changes are applied one after the other, those that wait together are one write
 * by compare-and-set on `version`, state and events in it, and what was stored last is remembered, so that a change costs a write
 * and no read. Between processes only the store decides: memory serves a change that ends in a won compare-and-set, and
 * nothing else; what is a no-op, a refusal or a question is decided on a fresh read, and a write that was lost, failed or
 * is of unknown outcome forgets what was remembered. Alone on the store, memory is the truth.
 */
export class Records<Fact extends string, A extends Recorded<Fact>, S extends Stored> {
  protected readonly store: Documents<S>;
  readonly #mapping: Mapping<A, S>;
  /** For those that have events to send. */
  readonly outbox: Outbox<A>;
  readonly #options: RecordsOptions<A>;
  readonly #isAlone: boolean;
  readonly #memory: Memory<Standing<A>>;
  readonly #mailboxes: Mailboxes<A>;

  constructor(store: Documents<S>, mapping: Mapping<A, S>, options: RecordsOptions<A>, publishing?: Publishing<A>) {
    this.store = store;
    this.#mapping = mapping;
    this.outbox = new Outbox(store as never, this, options, publishing);
    this.#options = options;
    this.#isAlone = options.isAlone;
    this.#memory = new Memory(options.remembers ?? REMEMBERS);
    this.#mailboxes = new Mailboxes((id, asked) =>
      this.#settle(id, asked).catch((error) => {
        this.#memory.delete(id);
        throw error;
      }),
    );
  }

  /** Stores a new record; false if one with its id is there already (that one stays as it is). */
  async add(aggregate: A): Promise<boolean> {
    const trace = currentTrace();
    const from: Standing<A> = { aggregate, version: 0, outbox: [], requests: [], trace };
    const { to, applied } = applyAll(from, [{ kind: 'change', change: () => {}, trace }], {
      ...this.#mapping,
      copy: (one) => one,
    });
    if (!(await insertNew(this.store, wholeOf(to, 1, this.#mapping)))) return false;
    this.#remember(to, 1);
    this.#sendAll(applied);
    this.#tellStored(undefined, to.aggregate);
    return true;
  }

  async find(id: string): Promise<A | undefined> {
    return (await this.#standing(id, this.#isAlone))?.aggregate;
  }

  /**
   * Answers the record as it is stored after the change. `change` may run more than once, and must not wait for anything. A
   * `request` is remembered in the same write; where it was done before, nothing changes. Throws what `change` throws,
   * IdempotencyKeyReused, Unavailable.
   */
  update(id: string, change: (aggregate: A) => void, request?: string): Promise<A> {
    return this.#mailboxes.ask(id, { kind: 'change', change, request, trace: currentTrace() }, false);
  }

  /** A change that can wait for the record's next write, a second at most. Dying before that must mean that it comes again. */
  note(id: string, change: (aggregate: A) => void): void {
    this.#mailboxes.ask(id, { kind: 'change', change, trace: currentTrace() }, true).catch((err) => {
      this.#options.warn({ err, id }, 'a change that could wait was not stored; it comes again');
    });
  }

  /** Updates because what was done on request is refused after all: those requests are forgotten. */
  takeBack(id: string, change: (aggregate: A) => void): Promise<A> {
    return this.#mailboxes.ask(id, { kind: 'change', change, forgets: true, trace: currentTrace() }, false);
  }

  /** These events were sent; until that is durable they count as owed, and sending them again does no harm. */
  async sent(id: string, entries: readonly OutboxEntry[], canWait: boolean): Promise<void> {
    await this.#mailboxes.ask(id, { kind: 'mark', sent: entries }, canWait);
  }

  /** The record and the events it owes. */
  async owed(id: string): Promise<{ aggregate: A; entries: OutboxEntry[] } | undefined> {
    const standing = await this.#standing(id, this.#isAlone);
    return standing && { aggregate: standing.aggregate, entries: standing.outbox.filter(({ sent }) => !sent) };
  }

  /** As far as this process knows: remembered, or read. For work whose results are stored by `update`. */
  async known(id: string): Promise<A | undefined> {
    return (await this.#standing(id, true))?.aggregate;
  }

  /** The traceparent of the request that made the record, to go on with its work in. */
  readonly traceOf = async (id: string): Promise<string | undefined> => (await this.#standing(id, true))?.trace;

  /** Writes all that waits, and resolves when that is done. */
  stop(): Promise<void> {
    return this.#mailboxes.stop();
  }

  async #settle(id: string, asked: readonly Asked<A>[]): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 2) await sleep(Math.random() * 5 * attempt);
      const remembered = this.#memory.get(id);
      const from = remembered ?? (await this.#standing(id, false));
      if (!from) throw this.#mapping.missing(id);
      const { to, applied } = applyAll(
        from,
        asked.map(({ what }) => what),
        this.#mapping,
      );
      if (!isChanged(from, to)) {
        if (!remembered || this.#isAlone) {
          if (!remembered) this.#remember(from, from.version);
          return answerAll(asked, applied);
        }
        this.#memory.delete(id); // Another node may have moved it on.
        continue;
      }
      const version = from.version + 1;
      if (await this.#write(from, to)) {
        this.#remember(to, version, applied);
        answerAll(asked, applied);
        this.#sendAll(applied);
        return this.#tellStored(from.aggregate, to.aggregate);
      }
      this.#memory.delete(id);
      this.#options.lost?.();
    }
    throw new Unavailable(`${id} was changed by others ${ATTEMPTS} times in a row`);
  }

  /** Alone on the store nobody else can have added a field: then the whole record is written, where that is cheaper. */
  async #write(from: Standing<A>, to: Standing<A>): Promise<boolean> {
    const [before, version] = [from.version, from.version + 1];
    if (this.#isAlone && this.store.replace) return this.store.replace(wholeOf(to, version, this.#mapping), before);
    const $set = { ...differences(from, to, this.#mapping), version } as Partial<S>;
    return (await this.store.updateMany({ _id: to.aggregate.id, version: before }, { $set })) === 1;
  }

  async #standing(id: string, fromMemory: boolean): Promise<Standing<A> | undefined> {
    const remembered = fromMemory ? this.#memory.get(id) : undefined;
    if (remembered) return remembered;
    const stored = await this.store.findById(id);
    if (!stored) return undefined;
    const { version, outbox, requests, trace } = stored;
    return { aggregate: this.#mapping.fromStored(stored), version, outbox, requests, trace };
  }

  #remember(standing: Standing<A>, version: number, applied: readonly Applied<A>[] = []): void {
    for (const one of applied) if ('after' in one) one.after.storedAs(version);
    standing.aggregate.storedAs(version);
    const weight = version % WEIGHED_EVERY === 1 ? undefined : standing.weight;
    const weighed = weight ?? weightOf([standing.aggregate.state, standing.outbox, standing.requests]);
    this.#memory.set(standing.aggregate.id, { ...standing, version, weight: weighed }, weighed);
  }

  /** What is stored stays stored, whatever becomes of those who watch. */
  #tellStored(before: A | undefined, after: A): void {
    try {
      if (before !== after) this.#options.stored?.(before, after);
    } catch (err) {
      this.#options.warn({ err, id: after.id }, 'a change was stored and not counted');
    }
  }

  #sendAll(applied: readonly Applied<A>[]): void {
    for (const one of applied) if ('after' in one && one.events.length > 0) this.outbox.send(one.after, one.events);
  }
}
