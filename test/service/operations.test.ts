import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from 'moleculer';
import type { ListedLetter } from '../../platform/channels/dead-letters.contract.ts';
import { VERSION } from '../../platform/nodes/version.ts';
import type { RecentAlert } from '../../platform/telemetry/alerts.ts';
import { troublesOf } from '../../services/api/operations/alerts.ts';
import { deadLettersOfServices, replayInService } from '../../services/api/operations/dead-letters.ts';
import { nodesOfShop } from '../../services/api/operations/nodes.ts';
import { nodes } from '../support/nodes.ts';

const { start } = await nodes();
const { standIn } = await import('../support/stand-ins.ts');

const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 12, 0, second)).toISOString();
const letter = (id: string, second: number): ListedLetter => {
  const [consumer = ''] = id.split(':');
  const about = { consumer, type: 'order.paid', subject: 'o1', error: 'x', count: 1, trace_id: null, dropped: null };
  return { id, ...about, at: at(second) };
};
/** As a service lists them: newest first, from `until` on. */
const listOf =
  (...letters: ListedLetter[]) =>
  ({ until = '9', limit }: { until?: string; limit: number }) =>
    letters
      .filter((one) => one.at <= until)
      .toSorted((a, b) => (a.at < b.at ? 1 : -1))
      .slice(0, limit);

const replayed: object[] = [];
const stand = (name: string, ...letters: ListedLetter[]) =>
  standIn(
    name,
    {},
    {
      deadLetters: listOf(...letters) as (params: object) => object,
      replay(params: object) {
        replayed.push(params);
        return { replayed: 1, failed: [], left: 0 };
      },
    },
  );
const { broker } = await start(
  stand('order', letter('order:1', 9), letter('order:2', 5), letter('order:3', 5), letter('order:4', 5)),
  stand('payment'),
  stand('stock', letter('stock:1', 5), letter('stock:2', 1)),
);
const contextOf = (params: object) => {
  const call = (name: string, given: object, options?: object) => broker.call(name, given, options);
  return { params, call, broker } as unknown as Context<never>;
};
const page = (params: object) => deadLettersOfServices(contextOf(params));

test('dead letters of all services come newest first by pages, without gap or repeat where many came in one moment', async () => {
  const { items: all } = await page({ limit: 100 });
  assert.equal(all.length, 6);
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const { items, next } = await page({ limit: 2, ...(after !== undefined && { after }) });
    assert.ok(items.length > 0);
    seen.push(...items.map(({ id }) => id));
    after = next;
  }
  assert.deepEqual([seen.length, new Set(seen).size, seen[0], seen.at(-1)], [6, 6, 'order:1', 'stock:2']);
  assert.deepEqual((await page({ service: 'stock', limit: 9 })).items.length, 2);
});

test('a service that is away hides no letter of the others, and is named', async () => {
  assert.deepEqual((await page({ limit: 9 })).silent, ['kitchen', 'webhooks']);
  for (const after of ['junk', Buffer.from('{"until":"x","seen":[]}').toString('base64url')])
    await assert.rejects(page({ limit: 9, after }), { code: 'CURSOR_INVALID' });
});

test('nodes are listed with their services and how they are, without names and addresses of their machines', async () => {
  const { items, missing } = await nodesOfShop(contextOf({}));
  const [{ id, cpu, memory, uptime, ...one }, ...others] = items as [(typeof items)[number]];
  assert.deepEqual([id, others], [broker.nodeID, []]);
  assert.deepEqual(one, { services: ['order', 'payment', 'stock'], isAvailable: true, version: VERSION });
  assert.ok((memory ?? 0) > 1e6 && uptime !== null && (cpu === null || (cpu >= 0 && cpu <= 100)), `${cpu}`);
  assert.ok(missing.includes('kitchen.tickets'), `${missing}`);
  const gone = { id: 'gone', available: false };
  const nodes = { toArray: () => [...broker.registry.nodes.toArray(), gone] };
  const registry = Object.create(broker.registry, { nodes: { value: nodes } });
  const context = { ...contextOf({}), broker: Object.create(broker, { registry: { value: registry } }) };
  const told = await nodesOfShop(context as never);
  const nothing = { services: [], isAvailable: false, version: null, uptime: null, memory: null, cpu: null };
  assert.deepEqual(
    told.items.find((node) => node.id === 'gone'),
    { id: 'gone', ...nothing },
  );
});

test('a replay is that of the service that is named', async () => {
  await replayInService(contextOf({ service: 'stock', id: 'stock:1' }));
  assert.deepEqual(replayed, [{ id: 'stock:1' }]);
});

test('the alerts of one trouble are one, as it was told last', () => {
  const alert = (second: number, message: string, orderId = 'o1'): RecentAlert => {
    return { at: at(second), service: 'order', kind: 'order-late', orderId, message };
  };
  const same = { kind: 'order-late', service: 'order' };
  assert.deepEqual(troublesOf([alert(1, 'late'), alert(3, 'very late'), alert(2, 'no order', '')]), [
    { ...same, orderId: 'o1', message: 'very late', at: at(3), since: at(1), times: 2 },
    { ...same, orderId: null, message: 'no order', at: at(2), since: at(2), times: 1 },
  ]);
});
