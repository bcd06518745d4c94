import type { Kysely } from 'kysely';
import {
  type DeadLetter,
  type DeadLetters,
  type Death,
  toDeadLetter,
  type Which,
} from '../../../platform/channels/dead-letter.ts';
import { rerun } from '../../../platform/sql/rerun.ts';
import type { StockTables } from './tables.ts';

type Row = StockTables['dead_letters'];

/** Dead letters in an SQL table. */
export class DeadLetterRows implements DeadLetters {
  readonly #db: Kysely<StockTables>;

  constructor(db: Kysely<StockTables>) {
    this.#db = db;
  }

  async bury(death: Death): Promise<void> {
    const { _id: id, consumer, type, event, headers, error, at } = toDeadLetter(death);
    const noted = this.#db.transaction();
    await rerun(() =>
      noted.execute(async (trx) => {
        const rows = trx.updateTable('dead_letters').where('id', '=', id);
        const again = { headers: JSON.stringify(headers), error, at, dropped_at: null, drop_reason: null };
        const { numUpdatedRows } = await rows
          .set((eb) => ({ ...again, count: eb('count', '+', 1) }))
          .executeTakeFirstOrThrow();
        if (numUpdatedRows > 0n) return;
        const first = { id, consumer, type, event: JSON.stringify(event), count: 1 };
        await trx
          .insertInto('dead_letters')
          .values({ ...first, ...again })
          .execute();
      }),
    );
  }

  async find(id: string): Promise<DeadLetter | undefined> {
    const one = this.#db.selectFrom('dead_letters').selectAll().where('id', '=', id);
    const row = await rerun(() => one.executeTakeFirst());
    return row && toLetter(row);
  }

  async list(which: Which, order: 'newest' | 'oldest', limit: number): Promise<DeadLetter[]> {
    const sorted = this.#those(which).orderBy(which.dropped ? 'dropped_at' : 'at', order === 'newest' ? 'desc' : 'asc');
    return (await rerun(() => sorted.selectAll().limit(limit).execute())).map(toLetter);
  }

  async count(which: Which): Promise<number> {
    const counted = this.#those(which).select((eb) => eb.fn.countAll().as('n'));
    return Number((await rerun(() => counted.executeTakeFirstOrThrow())).n);
  }

  async drop(id: string, reason: string): Promise<void> {
    const dropped = { dropped_at: new Date().toISOString(), drop_reason: reason };
    const open = this.#db.updateTable('dead_letters').where('id', '=', id).where('dropped_at', 'is', null);
    await rerun(() => open.set(dropped).execute());
  }

  async remove(id: string): Promise<void> {
    const open = this.#db.deleteFrom('dead_letters').where('id', '=', id).where('dropped_at', 'is', null);
    await rerun(() => open.execute());
  }

  #those({ type, dropped, until = '9999' }: Which) {
    const all = this.#db.selectFrom('dead_letters');
    const those = dropped
      ? all.where('dropped_at', '>', '').where('dropped_at', '<=', until)
      : all.where('dropped_at', 'is', null).where('at', '<=', until);
    return type === undefined ? those : those.where('type', '=', type);
  }
}

const toLetter = ({ id, event, headers, dropped_at: droppedAt, drop_reason: dropReason, ...row }: Row): DeadLetter => {
  return { ...row, _id: id, event: JSON.parse(event), headers: JSON.parse(headers), droppedAt, dropReason };
};
