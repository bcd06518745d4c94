import type { DeadLetters } from '../../mixins/outbox/dead-letters.ts';
import type { WithDatabase } from '../../mixins/sql/sql.mixin.ts';
import { withDeps } from '../shared/deps.ts';
import type { StockDeps } from './application/ports.ts';
import { DeadLetterRows } from './infrastructure/dead-letter-rows.ts';
import { HoldRows } from './infrastructure/hold-rows.ts';
import { OrdersByBroker } from './infrastructure/orders-by-broker.ts';
import { StockRows } from './infrastructure/stock-rows.ts';
import type { StockTables } from './infrastructure/tables.ts';

export const stockDeps = withDeps<StockDeps, WithDatabase<StockTables> & { deadLetters: DeadLetters }>((service) => {
  service.deadLetters = new DeadLetterRows(service.db);
  const fixed = { stock: new StockRows(service.db), holds: new HoldRows(service.db), now: () => new Date() };
  return (call) => ({ ...fixed, orders: new OrdersByBroker(call) });
});
