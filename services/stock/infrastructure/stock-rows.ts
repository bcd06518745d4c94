import type { Kysely } from 'kysely';
import { DomainError } from '../../../kernel/domain-error.ts';
import type { TrailEntry, TrailPage } from '../../../kernel/trail.ts';
import { GroupCommit } from '../../../platform/documents/group-commit.ts';
import { type Lock, noLock } from '../../../platform/redis/lock.ts';
import { rerun } from '../../../platform/sql/rerun.ts';
import { currentTrace } from '../../../platform/telemetry/trace.ts';
import { failpoint } from '../../failpoint.ts';
import type { Dish, Stock, Touched } from '../application/ports.ts';
import type { Items } from '../domain/item.ts';
import type { Ledger } from '../domain/ledger.ts';
import type { LedgerChanges } from '../domain/ledger-changes.ts';
import type { OpeningSettings } from '../domain/opening-settings.ts';
import type { Shop } from '../domain/shop.ts';
import { slotIdsFrom } from '../domain/slot-items.ts';
import type { Period } from '../domain/slots.ts';
import type { StaffChange } from '../domain/staff-change.ts';
import { noteChanges, readChanges } from './change-rows.ts';
import { editRow } from './edit-row.ts';
import { toDish } from './item-rows.ts';
import { loadLedger } from './load-ledger.ts';
import { loadShop, storeOpening, storePause } from './shop-settings.ts';
import { storeChanges } from './store-changes.ts';
import type { StockTables } from './tables.ts';

interface Job {
  touched: Touched;
  trace: string | undefined;
  change(ledger: Ledger, note: (change: StaffChange) => void): unknown;
}

const LONGEST_MENU = 1000;

/** The stock in SQL tables: each batch of requests is one ledger, one transaction and one durable flush. */
export class StockRows implements Stock {
  readonly #db: Kysely<StockTables>;
  readonly #lock: Lock;
  readonly #commits = new GroupCommit((jobs: readonly Job[]) => this.#commit(jobs));

  constructor(db: Kysely<StockTables>, lock = noLock) {
    this.#db = db;
    this.#lock = lock;
  }

  /** How many changes wait for the next commit. */
  get waiting(): number {
    return this.#commits.waiting;
  }

  change<T>(touched: Touched, change: (ledger: Ledger, note: (change: StaffChange) => void) => T): Promise<T> {
    return this.#commits.run({ touched, change, trace: currentTrace() }) as Promise<T>;
  }

  snapshot(touched: Touched): Promise<Ledger> {
    return rerun(() => loadLedger(this.#db, [touched]));
  }

  async menu(archived = false): Promise<Dish[]> {
    const items = this.#db
      .selectFrom('items')
      .selectAll()
      .where('archived', '=', Number(archived))
      .where('kind', 'in', ['dish', 'ingredient']);
    return (await rerun(() => items.orderBy('position').orderBy('id').limit(LONGEST_MENU).execute())).map(toDish);
  }

  shop(): Promise<Shop> {
    return rerun(() => loadShop(this.#db));
  }

  async slots({ from, until }: Period): Promise<Items> {
    const items = this.#db
      .selectFrom('items')
      .selectAll()
      .where('id', '>=', slotIdsFrom(from))
      .where('id', '<', slotIdsFrom(until));
    const rows = await rerun(() => items.execute());
    return new Map(rows.map((row) => [row.id, toDish(row)]));
  }

  pause(until: Date | null, change: StaffChange): Promise<void> {
    return rerun(() => storePause(this.#db, until, change));
  }

  changes(page: TrailPage): Promise<TrailEntry[]> {
    return rerun(() => readChanges(this.#db, page));
  }

  setOpening(opening: OpeningSettings, change: StaffChange): Promise<void> {
    return rerun(() => storeOpening(this.#db, opening, change));
  }

  edit(
    itemId: string,
    change: (item: Dish) => Dish,
    noted: (before: Dish, after: Dish) => StaffChange | null,
  ): Promise<Dish> {
    return rerun(() => editRow(this.#db, itemId, { change, noted }));
  }

  async #commit(jobs: readonly Job[]): Promise<unknown[]> {
    const items = jobs.flatMap(({ touched }) => touched.itemIds ?? []);
    const { answers, changes } = await this.#lock.hold(items, () => rerun(() => this.#transact(jobs)));
    passFailpoints(changes);
    return answers;
  }

  /** Safe to repeat after a COMMIT of unknown outcome: each job is idempotent by its order's or movement's id. */
  #transact(jobs: readonly Job[]): Promise<{ answers: unknown[]; changes: LedgerChanges }> {
    return this.#db.transaction().execute(async (trx) => {
      const touched = jobs.map((job) => job.touched);
      const ledger = await loadLedger(trx, touched, true);
      const noted: StaffChange[] = [];
      const answers = jobs.map(({ change }) => attempt(change, ledger, noted));
      const changes = ledger.changes();
      await storeChanges(trx, changes, tracesOf(jobs));
      await noteChanges(trx, noted);
      return { answers, changes };
    });
  }
}

/** By order id. */
function tracesOf(jobs: readonly Job[]): Map<string, string> {
  const traces = new Map<string, string>();
  for (const { touched, trace } of jobs) for (const id of touched.orderIds ?? []) if (trace) traces.set(id, trace);
  return traces;
}

/** A refusal is an answer, and leaves no trail; anything else fails the batch. */
function attempt(change: Job['change'], ledger: Ledger, noted: StaffChange[]): unknown {
  const ours: StaffChange[] = [];
  try {
    const answer = change(ledger, (one) => void ours.push(one));
    noted.push(...ours);
    return answer;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function passFailpoints({ added, moved }: LedgerChanges): void {
  if (added.some(({ state }) => state === 'held')) failpoint('stock.reserved');
  if (moved.some(({ from, to }) => from.state === 'held' && to.state === 'sold')) failpoint('stock.confirmed');
}
