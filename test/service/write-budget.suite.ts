import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Service } from 'moleculer';
import type { WithDatabase } from '../../mixins/sql.mixin.ts';
import type { StoredTicket } from '../../services/kitchen/infrastructure/ticket-documents.ts';
import type { StoredOrder } from '../../services/order/infrastructure/order-documents.ts';
import type { StockTables } from '../../services/stock/infrastructure/tables.ts';
import { eventually } from '../support/eventually.ts';
import type { wholeShop } from '../support/whole-shop.ts';

type Shop = Awaited<ReturnType<typeof wholeShop>>;
type Counts = Record<'order' | 'payment' | 'kitchen' | 'stock' | 'numbers', number>;
const RECORDS = ['order', 'payment', 'kitchen'] as const;
const WRITES = ['insert', 'updateMany', 'replace'] as const;
interface WithStore {
  records: { store: Partial<Record<(typeof WRITES)[number], (...args: unknown[]) => unknown>> };
}

/**
 * The most that an order writes until it is cooked and nothing is left to do. Raise a number only for a promise that is worth it.
 * Here a cook is free: when the meal will be ready travels with the news that it is cooked. A ticket that waits for a cook costs
 * order and kitchen one write more, and one more each time that its promise moves.
 * That `order.cooked` was sent is noted by a write of its own, since the next move may be an hour away.
 * The number that it is called by is part of a write that is made anyway; the first order of ten also takes the block for them.
 */
const BUDGET: Counts = { order: 6, payment: 5, kitchen: 3, stock: 2, numbers: 0 };
const ORDERS = 3;
const BLOCKS = 1;

/** Counts the calls that write to the stores, those that lose a compare-and-set included. */
function counted({ node }: Shop): Counts {
  const counts: Counts = { order: 0, payment: 0, kitchen: 0, stock: 0, numbers: 0 };
  const stores = {
    ...Object.fromEntries(RECORDS.map((name) => [name, (node.service(name) as unknown as WithStore).records.store])),
    numbers: (node.service('order') as unknown as { numbers: WithStore['records'] }).numbers.store,
  };
  for (const [name, store] of Object.entries(stores) as [keyof Counts, WithStore['records']['store']][]) {
    for (const write of WRITES) {
      const original = store[write]?.bind(store);
      if (!original) continue;
      store[write] = (...args: unknown[]) => {
        counts[name]++;
        return original(...args);
      };
    }
  }
  const { db } = node.service('stock') as Service as WithDatabase<StockTables>;
  const begin = db.transaction.bind(db);
  db.transaction = () => {
    counts.stock++;
    return begin();
  };
  return counts;
}

/** From the creation to the plate, until everybody has heard of everything; answers the versions of its records. */
async function servedAndSettled(shop: Shop): Promise<Omit<Counts, 'stock' | 'numbers'>> {
  const stored = <T extends { _id: string }>(service: string, name: string, is: (one: T) => boolean) =>
    eventually(async () => {
      const one = await shop.node.service(service).adapter.documents<T>(name).findById(id);
      return one && is(one) && one;
    });
  const id = await shop.order();
  await shop.pay(id);
  await shop.reaches(id, 'cooked');
  const order = await stored<StoredOrder>('order', 'orders', ({ outboxPending }) => outboxPending === null);
  const payment = await eventually(async () => {
    const one = await shop.payment(id);
    return one.decided && one.notified && one.dueAt === null && one.outboxPending === null && one;
  });
  const ticket = await stored<StoredTicket>('kitchen', 'tickets', ({ owed, claimed }) => owed === null && !claimed);
  assert.equal((await shop.call('stock.audit', { orderIds: [id] })).orders[0]?.is, 'sold');
  return { order: order.version, payment: payment.version, kitchen: ticket.version };
}

export function writeBudget(shop: Shop): void {
  test('an order writes no more than its budget from its creation to its plate', async (t) => {
    const counts = counted(shop);
    const seen: Counts[] = [];
    for (let i = 0; i < ORDERS; i++) {
      const before = { ...counts };
      const versions = await servedAndSettled(shop);
      const writes = { ...counts };
      for (const name of Object.keys(counts) as (keyof Counts)[]) writes[name] -= before[name];
      const { stock: _stock, numbers: _numbers, ...ofRecords } = writes;
      assert.deepEqual(ofRecords, versions, 'no write was lost to another of the same order');
      seen.push(writes);
      t.diagnostic(JSON.stringify(writes));
    }
    // On a slow machine the note that an event was sent may miss the next write, and become one of its own.
    for (const name of Object.keys(BUDGET) as (keyof Counts)[]) {
      const all = seen.map((writes) => writes[name]);
      assert.ok(Math.min(...all) <= BUDGET[name], `${name}: ${all} writes`);
      assert.ok(Math.max(...all) <= BUDGET[name] + 1, `${name}: ${all} writes`);
    }
    assert.equal(counts.numbers, BLOCKS, 'the orders share a block of numbers');
  });
}
