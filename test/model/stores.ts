import { type Agenda, isDue } from '../../kernel/agenda.ts';
import type { Aggregate } from '../../kernel/aggregate.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import type { Process } from './process.ts';

export type Table<S> = Map<string, { state: S; version: number }>;

interface Kind<F extends string, A extends Aggregate<F>, S> {
  table: Table<S>;
  fromStored(state: S, version: number): A;
  missing(id: string): Error;
  /** Throws where another record has what this one alone may have. */
  assertUnique?(aggregate: A): void;
  /** Part of the write. */
  publish?(aggregate: A, fact: F): void;
  /** After the write. */
  stored?(aggregate: A): void;
}

const ATTEMPTS = 8;

/**
 * A deep copy of plain data and dates, frozen: domain code replaces nested values, and what changes one in place fails here. What
 * is frozen is such a copy already.
 */
function copy<T>(value: T): T {
  if (value instanceof Date) return new Date(value) as T;
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(copy)) as T;
  const made: Record<string, unknown> = {};
  for (const key in value) made[key] = copy(value[key]);
  return Object.freeze(made) as T;
}

/** What did not change is the same value mostly. */
const isSame = <S extends object>(one: S, other: S): boolean =>
  Object.entries(one).every(([key, value]) => {
    const theirs = other[key as keyof S];
    return value === theirs || JSON.stringify(value) === JSON.stringify(theirs);
  });

/** A repository of one process over a table that all share: compare-and-set on the version, as the real one has it. */
export class Repository<F extends string, A extends Aggregate<F> & { state: Readonly<S> }, S extends object> {
  readonly #process: Process;
  readonly #kind: Kind<F, A, S>;

  constructor(process: Process, kind: Kind<F, A, S>) {
    this.#process = process;
    this.#kind = kind;
  }

  add(aggregate: A): Promise<boolean> {
    const { table } = this.#kind;
    return this.#process.pass(() => {
      if (table.has(aggregate.id)) return false;
      this.#write(aggregate, 1, aggregate.takeFacts());
      return true;
    });
  }

  find(id: string): Promise<A | undefined> {
    return this.#process.pass(() => this.#load(id));
  }

  async update(id: string, change: (aggregate: A) => void): Promise<A> {
    const noted = this.#process.takeNotes<(aggregate: A) => void>(this.#kind.table, id);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const aggregate = await this.#process.pass(() => this.#load(id));
      if (!aggregate) throw this.#kind.missing(id);
      for (const change of noted) change(aggregate);
      this.#orKeep(id, noted, () => change(aggregate));
      if (await this.#process.pass(() => this.#replace(aggregate))) {
        this.#kind.stored?.(aggregate);
        return aggregate;
      }
    }
    throw new Unavailable(`${id} was changed by others`);
  }

  async findAll(ids: readonly string[]): Promise<A[]> {
    return ids.flatMap((id) => this.#load(id) ?? []);
  }

  known(id: string): Promise<A | undefined> {
    return this.find(id);
  }

  /** Written with the next change of the record, or when the process has done all else, if it lives that long. */
  note(id: string, change: (aggregate: A) => void): void {
    this.#process.note({ table: this.#kind.table, id, change, write: () => this.update(id, () => {}) });
  }

  /** Nobody names a request here, so that there is none to forget. */
  takeBack(id: string, change: (aggregate: A) => void): Promise<A> {
    return this.update(id, change);
  }

  /** Those whose next look has come. */
  due(now: Date, limit: number, restarted = false): Promise<string[]> {
    const looks = [...this.#kind.table] as [string, { state: Agenda }][];
    const due = looks.filter(([, { state }]) => isDue(state, now, restarted));
    return Promise.resolve(due.map(([id]) => id).slice(0, limit));
  }

  /** A change that is refused takes no note with it. */
  #orKeep(id: string, noted: ((aggregate: A) => void)[], change: () => void): void {
    try {
      change();
    } catch (error) {
      for (const change of noted) this.note(id, change);
      throw error;
    }
  }

  #load(id: string): A | undefined {
    const stored = this.#kind.table.get(id);
    return stored && this.#kind.fromStored(stored.state, stored.version);
  }

  #replace(aggregate: A): boolean {
    const stored = this.#kind.table.get(aggregate.id);
    if (stored?.version !== aggregate.version) return false;
    const facts = aggregate.takeFacts();
    const isNews = facts.length > 0 || !isSame(aggregate.state, stored.state);
    if (isNews) this.#write(aggregate, stored.version + 1, facts);
    return true;
  }

  #write(aggregate: A, version: number, facts: F[]): void {
    this.#kind.assertUnique?.(aggregate);
    this.#kind.table.set(aggregate.id, { state: copy(aggregate.state), version });
    aggregate.storedAs(version);
    for (const fact of facts) this.#kind.publish?.(aggregate, fact);
  }
}
