import type { Kysely } from 'kysely';
import { MOST_COUNTED } from '../../../platform/record/record-readings.ts';
import { type Readings, reading } from '../../../platform/telemetry/readings.ts';
import type { StockTables } from './tables.ts';

/** Counts holds, and those that are due, by the index on `due_at`, which only holds have. */
export function holdCounts(db: Kysely<StockTables>, now: Date) {
  const holds = db.selectFrom('reservations').select('due_at').limit(MOST_COUNTED);
  const count = (those: typeof holds) => db.selectFrom(those.as('subquery')).select((eb) => eb.fn.countAll().as('n'));
  return { all: count(holds.where('due_at', '>', '')), due: count(holds.where('due_at', '<=', now.toISOString())) };
}

export const holdReadings =
  (db: Kysely<StockTables>): Readings =>
  async () => {
    const { all, due } = holdCounts(db, new Date());
    const [held, late] = [await all.executeTakeFirstOrThrow(), await due.executeTakeFirstOrThrow()];
    return [
      reading('comanda.holds', Number(held.n)),
      reading('comanda.records.due', Number(late.n), { service: 'stock' }),
    ];
  };
