import type { Kysely } from 'kysely';
import { rerun } from '../../../platform/sql/rerun.ts';
import type { Hold, Holding, Holds } from '../application/ports.ts';
import { holdings } from './holdings.ts';
import type { StockTables } from './tables.ts';

/** Holds as the sweep sees them: a reservation that is settled has no `due_at`. */
export class HoldRows implements Holds {
  readonly #db: Kysely<StockTables>;

  constructor(db: Kysely<StockTables>) {
    this.#db = db;
  }

  async due(now: Date, limit: number): Promise<string[]> {
    const due = this.#db.selectFrom('reservations').select('order_id').where('due_at', '<=', now.toISOString());
    const rows = await rerun(() => due.orderBy('due_at').limit(limit).execute());
    return rows.map(({ order_id }) => order_id);
  }

  async find(orderId: string): Promise<Hold | undefined> {
    const columns = this.#db.selectFrom('reservations').select(['due_at', 'tries']);
    const row = await rerun(() => columns.where('order_id', '=', orderId).executeTakeFirst());
    return row?.due_at ? { dueAt: new Date(row.due_at), tries: row.tries } : undefined;
  }

  async traceOf(orderId: string): Promise<string | undefined> {
    const row = this.#db.selectFrom('reservations').select('trace').where('order_id', '=', orderId);
    return (await rerun(() => row.executeTakeFirst()))?.trace ?? undefined;
  }

  /** A claim whose answer was lost is false at its second run: the hold waits for its next look. */
  async claim(orderId: string, seen: Hold, next: Date): Promise<boolean> {
    const claimed = this.#db
      .updateTable('reservations')
      .set({ due_at: next.toISOString(), tries: seen.tries + 1 })
      .where('order_id', '=', orderId)
      .where('due_at', '=', seen.dueAt.toISOString())
      .where('tries', '=', seen.tries);
    const { numUpdatedRows } = await rerun(() => claimed.executeTakeFirstOrThrow());
    return numUpdatedRows === 1n;
  }

  holdings(orderIds: readonly string[]): Promise<Holding[]> {
    return rerun(() => holdings(this.#db, orderIds));
  }
}
