import { Aggregate } from '../../kernel/aggregate.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import type { Documents, Find, Query } from '../../platform/documents/documents.ts';
import { Records, type RecordsOptions } from '../../platform/record/records.ts';
import type { Mapping, Stored } from '../../platform/record/stored.ts';
import { postbox } from './collections.ts';

export interface TallyState {
  id: string;
  steps: readonly string[];
}
export interface StoredTally extends Stored, Omit<TallyState, 'id'> {}

/** The smallest record there is: which steps were taken, each once, at most a hundred. */
export class Tally extends Aggregate<string> {
  readonly id: string;
  readonly state: TallyState;

  constructor(state: TallyState, version = 0) {
    super(version);
    this.id = state.id;
    this.state = { ...state };
  }

  /** Throws where there is no room. */
  take(...steps: string[]): void {
    for (const step of steps) {
      if (this.state.steps.includes(step)) continue;
      if (this.state.steps.length >= 100) throw new Error(`no room for ${step}`);
      this.state.steps = [...this.state.steps, step];
    }
  }

  takeBack(step: string): void {
    this.state.steps = this.state.steps.filter((taken) => taken !== step);
  }

  /** Takes a step and tells the world. */
  tell(fact: string, step: string): void {
    this.take(step);
    this.record(fact);
  }
}

const MAPPING: Mapping<Tally, StoredTally> = {
  fromStored: ({ _id, version, steps }) => new Tally({ id: _id, steps }, version),
  toFields: ({ state }) => ({ steps: state.steps }),
  copy: (tally) => new Tally(tally.state, tally.version),
  missing: (id) => new Error(`there is no ${id}`),
};

/** A store that counts what a node asks of it, and fails as it is told: `lost` never arrived, `unknown` was done and not answered. */
export class WatchedDocuments implements Documents<StoredTally> {
  readonly #store: Documents<StoredTally>;
  reads = 0;
  writes = 0;
  /** By `performance.now()`. */
  lastWriteAt = 0;
  readonly faults: ('lost' | 'unknown')[] = [];
  /** What the next writes wait for. */
  held: Promise<void> | undefined;
  isDead = false;

  constructor(store: Documents<StoredTally>) {
    this.#store = store;
  }

  /** How many reads and writes since it was asked last. */
  asked(): [reads: number, writes: number] {
    const counted: [number, number] = [this.reads, this.writes];
    this.reads = 0;
    this.writes = 0;
    return counted;
  }

  findById(id: string) {
    this.reads++;
    return this.#store.findById(id);
  }

  async updateMany(query: Query, update: { $set: Partial<StoredTally> }) {
    this.writes++;
    this.lastWriteAt = performance.now();
    const fault = this.isDead ? 'lost' : this.faults.shift();
    await this.held;
    if (fault === 'lost') throw new Unavailable('the store is away');
    const matched = await this.#store.updateMany(query, update);
    if (fault === 'unknown') throw new Unavailable('the store did not answer');
    return matched;
  }

  insert = (tally: StoredTally) => this.#store.insert(tally);
  find = (options: Find) => this.#store.find(options);
  ids = (options: Find) => this.#store.ids(options);
  count = (options: { query: Query }) => this.#store.count(options);
  removeMany = (query: Query) => this.#store.removeMany(query);
}

export type MakeTallies = () => Promise<Documents<StoredTally>>;

/** Nodes over one store that holds `tally-1`. Each has a watch of its own on the store, and a box for its events. */
export async function tallies(make: MakeTallies, isAlone: boolean) {
  const store = await make();
  const stored = async (id = 'tally-1') => (await store.findById(id)) as StoredTally;
  function node(over: Partial<RecordsOptions<Tally>> & { publish?: () => Promise<void> } = {}) {
    const watch = new WatchedDocuments(store);
    const box = postbox();
    const publishing = {
      source: 'tally',
      dataOf: ({ state }: Tally) => ({ ...state }) as never,
      publish: over.publish ?? box.publish,
    };
    const records = new Records<string, Tally, StoredTally>(
      watch,
      MAPPING,
      { isAlone, warn: box.warn, ...over },
      publishing,
    );
    const take = (...steps: string[]) => records.update('tally-1', (tally) => tally.take(...steps));
    /** What each event told of, as `type: steps`. */
    const told = () =>
      box.events.map(({ type, data }) => `${type}: ${(data as unknown as TallyState).steps.join(' ')}`);
    return { records, watch, box, take, told };
  }
  const first = node();
  await first.records.add(new Tally({ id: 'tally-1', steps: [] }));
  return { ...first, stored, node, store };
}
