import type { Kysely } from 'kysely';
import { type DeadLetter, type DeadLetters, toDeadLetter } from '../../../mixins/outbox/dead-letters.ts';
import { rerun } from '../../../mixins/sql/rerun.ts';
import type { StockTables } from './tables.ts';

type Row = StockTables['dead_letters'];

/** Dead letters in an SQL table. */
export class DeadLetterRows implements DeadLetters {
  readonly #db: Kysely<StockTables>;

  constructor(db: Kysely<StockTables>) {
    this.#db = db;
  }

  async bury(death: Parameters<DeadLetters['bury']>[0]): Promise<void> {
    const { _id: id, consumer, type, event, headers, error, at } = toDeadLetter(death);
    const noted = this.#db.transaction();
    await rerun(() =>
      noted.execute(async (trx) => {
        const rows = trx.updateTable('dead_letters').where('id', '=', id);
        const again = { headers: JSON.stringify(headers), error, at };
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
    const row = await this.#db.selectFrom('dead_letters').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toLetter(row);
  }

  async list(limit: number): Promise<DeadLetter[]> {
    const rows = await this.#db.selectFrom('dead_letters').selectAll().orderBy('at', 'desc').limit(limit).execute();
    return rows.map(toLetter);
  }

  async remove(id: string): Promise<void> {
    await this.#db.deleteFrom('dead_letters').where('id', '=', id).execute();
  }
}

const toLetter = ({ id, event, headers, ...row }: Row): DeadLetter => {
  return { ...row, _id: id, event: JSON.parse(event), headers: JSON.parse(headers) };
};
