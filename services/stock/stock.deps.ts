import { locks, type WithLock } from '../../mixins/lock/lock.mixin.ts';
import type { DeadLetters } from '../../mixins/outbox/dead-letter.ts';
import type { WithDatabase } from '../../mixins/sql/sql.mixin.ts';
import { config } from '../shared/config.ts';
import { withDeps } from '../shared/deps.ts';
import type { StockDeps } from './application/ports.ts';
import { DeadLetterRows } from './infrastructure/dead-letter-rows.ts';
import { HoldRows } from './infrastructure/hold-rows.ts';
import { OrdersByBroker } from './infrastructure/orders-by-broker.ts';
import { StockRows } from './infrastructure/stock-rows.ts';
import type { StockTables } from './infrastructure/tables.ts';

type StockService = WithDatabase<StockTables> & WithLock & { deadLetters: DeadLetters };

const deps = withDeps<StockDeps, StockService>((service) => {
  service.deadLetters = new DeadLetterRows(service.db);
  const fixed = {
    stock: new StockRows(service.db, service.lock),
    holds: new HoldRows(service.db),
    now: () => new Date(),
  };
  return (call) => ({ ...fixed, orders: new OrdersByBroker(call) });
});

/** Off unless asked for: two nodes on the same rows wait for each other in the database, and faster than at a lock around it. */
export const stockDeps = { ...deps, mixins: [locks(config.stockLock === 'on')] };
