import type { WithLock } from '../../mixins/lock.mixin.ts';
import type { WithDatabase } from '../../mixins/sql.mixin.ts';
import type { DeadLetters } from '../../platform/channels/dead-letter.ts';
import { withDeps } from '../../platform/contract/deps.ts';
import type { SweepDefinition } from '../../platform/record/sweep.ts';
import type { WithReadings } from '../../platform/telemetry/readings.ts';
import { storeReadings } from '../../platform/telemetry/store-readings.ts';
import type { StockDeps } from './application/ports.ts';
import { DeadLetterRows } from './infrastructure/dead-letter-rows.ts';
import { HoldRows } from './infrastructure/hold-rows.ts';
import { orderByBroker } from './infrastructure/other-services.ts';
import { holdReadings } from './infrastructure/stock-metrics.ts';
import { StockRows } from './infrastructure/stock-rows.ts';
import type { StockTables } from './infrastructure/tables.ts';

type StockService = WithDatabase<StockTables> & WithLock & WithReadings & { deadLetters: DeadLetters; holds: HoldRows };

/** A look at a hold goes on in the trace of the request that it was made for. */
export const traceOfHold: SweepDefinition['traceOf'] = function (orderId) {
  return (this as StockService).holds.traceOf(orderId);
};

export const stockDeps = withDeps<StockDeps, StockService>((service) => {
  service.deadLetters = new DeadLetterRows(service.db);
  service.holds = new HoldRows(service.db);
  const stock = new StockRows(service.db, service.lock);
  service.readings = [holdReadings(service.db), ...storeReadings(service, stock)];
  const fixed = {
    stock,
    holds: service.holds,
    now: () => new Date(),
  };
  return (call, replayed, who) => ({ ...fixed, replayed, who, order: orderByBroker(call) });
});
