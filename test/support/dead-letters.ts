import { CompiledQuery, type Kysely, type RootOperationNode } from 'kysely';
import type { DeadLetters } from '../../platform/channels/dead-letter.ts';
import { DeadLetterRows } from '../../services/stock/infrastructure/dead-letter-rows.ts';
import type { StockTables } from '../../services/stock/infrastructure/tables.ts';
import { cloudEvent, orderFacts } from './events.ts';

/** Makes every query that dead letters know, for the tests that each of them uses an index. */
export async function everyQuery(letters: DeadLetters): Promise<void> {
  const death = { consumer: 'stock', event: cloudEvent('order.paid', orderFacts()), headers: {}, error: 'x' };
  const id = `stock:${death.event.id}`;
  await letters.bury(death);
  await letters.bury(death);
  for (const type of [undefined, 'order.paid']) {
    for (const dropped of [false, true]) {
      for (const order of ['newest', 'oldest'] as const) await letters.list({ type, dropped }, order, 20);
      await letters.list({ type, dropped, until: '2026-03-01T12:00:00.000Z' }, 'newest', 20);
      await letters.count({ type, dropped });
    }
  }
  await letters.find(id);
  await letters.remove(id);
  await letters.bury(death);
  await letters.drop(id, 'x');
}

/** How the database would run each statement of dead letters in rows that reads or changes some; `explain` is how it is asked. */
export async function rowPlans<Step>(db: Kysely<StockTables>, explain: string): Promise<Map<string, readonly Step[]>> {
  const nodes: RootOperationNode[] = [];
  const noting = db.withPlugin({
    transformQuery({ node }) {
      if (node.kind !== 'InsertQueryNode') nodes.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await everyQuery(new DeadLetterRows(noting));
  const plans = new Map<string, readonly Step[]>();
  for (const node of nodes) {
    const { sql, parameters } = db.getExecutor().compileQuery(node, { queryId: 'explained' });
    plans.set(sql, (await db.executeQuery<Step>(CompiledQuery.raw(`${explain} ${sql}`, [...parameters]))).rows);
  }
  return plans;
}
