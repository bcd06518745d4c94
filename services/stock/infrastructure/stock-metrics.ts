import type { Kysely } from 'kysely';
import { MOST_COUNTED } from '../../../platform/record/record-readings.ts';
import { type Readings, reading } from '../../../platform/telemetry/readings.ts';
import type { StockTables } from './tables.ts';

/** By the index on `due_at`, which only holds have. */
export const holdReadings =
  (db: Kysely<StockTables>): Readings =>
  async () => {
    const holds = db.selectFrom('reservations').select('due_at').limit(MOST_COUNTED);
    const count = async (those: typeof holds) => {
      const counted = db.selectFrom(those.as('those')).select((eb) => eb.fn.countAll().as('n'));
      return Number((await counted.executeTakeFirstOrThrow()).n);
    };
    return [
      reading('comanda.holds', await count(holds.where('due_at', '>', ''))),
      reading('comanda.records.due', await count(holds.where('due_at', '<=', new Date().toISOString())), {
        service: 'stock',
      }),
    ];
  };
