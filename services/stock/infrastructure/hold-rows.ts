import type { Kysely } from 'kysely';
import { rerun } from '../../../platform/sql/rerun.ts';
import type { Hold, Holding, Holds } from '../application/ports.ts';
import { holdings } from './holdings.ts';
import type { StockTables } from './tables.ts';

/** Holds as the sweep sees them: a reservation that is settled has no `look_again_at`. */
export class HoldRows implements Holds {
  readonly #db: Kysely<StockTables>;

  constructor(db: Kysely<StockTables>) {
    this.#db = db;
  }

  async due(now: Date, limit: number): Promise<string[]> {
    const due = this.#db.selectFrom('reservations').select('order_id').where('look_again_at', '<=', now.toISOString());
    const rows = await rerun(() => due.orderBy('look_again_at').limit(limit).execute());
    return rows.map(({ order_id }) => order_id);
  }

  async find(orderId: string): Promise<Hold | undefined> {
    const columns = this.#db.selectFrom('reservations').select(['look_again_at', 'looks']);
    const row = await rerun(() => columns.where('order_id', '=', orderId).executeTakeFirst());
    return row?.look_again_at ? { lookAgainAt: new Date(row.look_again_at), looks: row.looks } : undefined;
  }

  /** A claim whose answer was lost is false at its second run: the hold waits for its next look. */
  async claim(orderId: string, seen: Hold, next: Date): Promise<boolean> {
    const claimed = this.#db
      .updateTable('reservations')
      .set({ look_again_at: next.toISOString(), looks: seen.looks + 1 })
      .where('order_id', '=', orderId)
      .where('look_again_at', '=', seen.lookAgainAt.toISOString())
      .where('looks', '=', seen.looks);
    const { numUpdatedRows } = await rerun(() => claimed.executeTakeFirstOrThrow());
    return numUpdatedRows === 1n;
  }

  holdings(orderIds: readonly string[]): Promise<Holding[]> {
    return rerun(() => holdings(this.#db, orderIds));
  }
}
