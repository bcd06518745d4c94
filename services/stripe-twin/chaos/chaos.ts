import { createHash, randomUUID } from 'node:crypto';
import { SqliteDocuments } from '../../../platform/documents/sqlite-documents.ts';
import type { SqliteFile } from '../../../platform/documents/sqlite-file.ts';

const OF_DELIVERIES = ['duplicate', 'reorder', 'delay', 'drop', 'forge'] as const;
const OF_REQUESTS = ['too_many', 'conflict', 'lost_before', 'broken_before', 'broken_after', 'lost_after'] as const;
export const TROUBLES = [...OF_DELIVERIES, ...OF_REQUESTS, 'refund_pending'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** How often each trouble strikes, in percent; `delay_ms` and `hang_ms` are milliseconds. */
export type ChaosSettings = Record<Trouble, number> & { seed: number; delay_ms: number; hang_ms: number };

/** As set by one request: `run` tells its counts from those of another, even where the seed is the same. */
type Kept = ChaosSettings & { _id: string; run: string };

const SETTINGS = 'settings';
const FORGED = 'forgeries taken';

/**
 * Trouble by seed. Each decision is a hash of the seed, of what it is about and of how often that came by, so that it does not
 * depend on timing. The counts are stored, so that it does not depend on restarts either.
 */
export class Chaos {
  readonly #kept: SqliteDocuments<Kept>;
  readonly #counts: SqliteDocuments<{ _id: string; nth: number; latest: string }>;
  #settings: Kept | undefined;

  constructor(file: SqliteFile) {
    this.#kept = new SqliteDocuments(file, 'chaos', []);
    this.#counts = new SqliteDocuments(file, 'chaos_counts', []);
    this.#settings = this.#kept.get(SETTINGS);
  }

  /** Nothing while there is no chaos. */
  get settings(): Kept | undefined {
    return this.#settings;
  }

  /** Part of a write: from now on everything comes by for the first time. */
  set(settings: ChaosSettings | undefined): void {
    this.#settings = settings && { ...settings, _id: SETTINGS, run: randomUUID() };
    if (this.#settings) this.#kept.put(this.#settings);
    else this.#kept.remove(SETTINGS);
  }

  /** Drops the counts that no run needs any more. */
  async tidy(): Promise<void> {
    await this.#counts.removeMany({ _id: { $ne: FORGED } });
  }

  /** Part of a write: `what` came by for the nth time, from 1 on. `name` is given back as `previous` the next time. */
  count(what: string, name = ''): { nth: number; previous: string } {
    const _id = `${this.#settings?.run} ${what}`;
    const { nth, latest } = this.#counts.get(_id) ?? { nth: 0, latest: '' };
    this.#counts.put({ _id, nth: nth + 1, latest: name });
    return { nth: nth + 1, previous: latest };
  }

  /** Whether this trouble strikes `what` at its nth time. */
  strikes(trouble: Trouble, what: string, nth: number): boolean {
    const settings = this.#settings;
    return settings !== undefined && this.draw(trouble, what, nth) * 100 < settings[trouble];
  }

  /** From 0 up to, but without, 1. */
  draw(about: string, what: string, nth: number): number {
    const drawn = createHash('sha256').update(JSON.stringify([this.#settings?.seed, about, what, nth]));
    return drawn.digest().readUInt32BE() / 2 ** 32;
  }

  /** What strikes a request of the shop's, if anything: the first in the list of those that would. Part of a write. */
  onRequest(what: string, mayConflict: boolean): (typeof OF_REQUESTS)[number] | undefined {
    const { nth } = this.count(what);
    return OF_REQUESTS.find((trouble) => (trouble !== 'conflict' || mayConflict) && this.strikes(trouble, what, nth));
  }

  /** Part of a write: the shop took what it should have refused. */
  forgeryTaken(): void {
    this.#counts.put({ _id: FORGED, nth: this.forgeriesTaken + 1, latest: '' });
  }

  /** Since this file was made, whatever was set meanwhile. */
  get forgeriesTaken(): number {
    return this.#counts.get(FORGED)?.nth ?? 0;
  }
}
