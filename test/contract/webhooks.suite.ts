import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { HOUR, later, MINUTE, SECOND } from '../../kernel/time.ts';
import { clearUpDeliveries } from '../../services/webhooks/application/clear-up.ts';
import { dueDeliveries, lookAfterDelivery } from '../../services/webhooks/application/look-after-deliveries.ts';
import { recordEvent } from '../../services/webhooks/application/record-event.ts';
import type { Delivery } from '../../services/webhooks/domain/delivery.ts';
import { orderFacts } from '../support/events.ts';
import { NOW } from '../support/orders.ts';
import { delivery, endpoint, TAKEN, type WebhookStores, webhookNode } from '../support/webhook-world.ts';

const DAY = 24 * HOUR;
const BROKEN = { ...TAKEN, status: 500, error: 'it answered 500' };
const MOVES: [string, (one: Delivery) => void][] = [
  ['begun', (one) => one.begin(15 * SECOND, NOW)],
  ['failed once', (one) => one.ended(1, { ...BROKEN, at: NOW, answer: 'oops' })],
  ['replayed', (one) => one.replay(later(NOW, MINUTE))],
  ['begun again', (one) => one.begin(15 * SECOND, later(NOW, MINUTE))],
  ['delivered', (one) => one.ended(1, { ...TAKEN, at: later(NOW, MINUTE) })],
];

export function webhooksSuite(where: string, make: () => Promise<WebhookStores>): void {
  test(`${where}: a delivery comes back as it was stored, after every move, and is added once`, async () => {
    const stores = await make();
    const [{ deps }, { deps: other }] = [webhookNode(stores), webhookNode(stores)];
    const adds = [deps, other].map(({ deliveries }) => deliveries.add(delivery('d1', 'e1')));
    assert.deepEqual((await Promise.all(adds)).toSorted(), [false, true]);
    for (const [name, move] of MOVES) {
      const { state } = await deps.deliveries.update('d1', move);
      assert.deepEqual((await other.deliveries.find('d1'))?.state, state, name);
    }
    await assert.rejects(
      deps.deliveries.update('d2', () => {}),
      { code: 'DELIVERY_UNKNOWN' },
    );
  });

  test(`${where}: an endpoint comes back as it was stored, and of two changes at once none is lost`, async () => {
    const stores = await make();
    const [one, other] = [webhookNode(stores).deps.endpoints, webhookNode(stores).deps.endpoints];
    await one.add(endpoint('e1'));
    await other.add(endpoint('e0', later(NOW, -DAY)));
    await Promise.all([
      one.update('e1', (endpoint) => endpoint.replaceSecret('whsec_new', HOUR, by('ann'))),
      other.update('e1', (endpoint) => endpoint.disable('gone', NOW)),
    ]);
    const { state } = await one.find('e1');
    assert.deepEqual([state.secrets[0]?.secret, state.disabled], ['whsec_new', { at: NOW, reason: 'gone' }]);
    const ids = (await other.all()).map(({ id }) => id);
    assert.deepEqual(ids, ['e0', 'e1']);
    for (let i = 0; i < 5; i++) {
      await other.all();
      await one.update('e0', (endpoint) => (i % 2 ? endpoint.enable(by('bob')) : endpoint.disable('gone', NOW)));
      const [seen] = await other.all();
      assert.equal(Boolean(seen?.state.disabled), i % 2 === 0, 'once it is answered, each node goes by it');
    }
    await one.update('e0', (endpoint) => endpoint.remove(by('bob')));
    assert.deepEqual([(await one.all()).length, (await other.all()).length], [1, 1]);
    await assert.rejects(one.find('e0'), { code: 'WEBHOOK_UNKNOWN' });
    await assert.rejects(
      one.update('e0', () => {}),
      { code: 'WEBHOOK_UNKNOWN' },
    );
  });

  test(`${where}: deliveries are listed by endpoint and state, the newest first, and due by endpoint, the longest due first`, async () => {
    const { deps } = webhookNode(await make());
    const { deliveries } = deps;
    for (const [nth, id] of ['a', 'b', 'c'].entries())
      await deliveries.add(delivery(id, 'e1', later(NOW, nth * SECOND)));
    await deliveries.add(delivery('x', 'e2'));
    await deliveries.update('b', (one) => one.ended(0, { ...TAKEN, at: NOW }));
    const list = async (more: object) =>
      (await deliveries.list({ endpointId: 'e1', limit: 10, ...more })).map(({ id }) => id);
    assert.deepEqual(
      [await list({}), await list({ status: 'waiting' }), await list({ limit: 1 })],
      [['c', 'b', 'a'], ['c', 'a'], ['c']],
    );
    const second = `${later(NOW, SECOND).toISOString()}_b`;
    assert.deepEqual([await list({ before: second }), await list({ from: second })], [['a'], ['c', 'b']]);
    const due = (ms: number, restarted = false) => deliveries.due('e1', later(NOW, ms), 10, restarted);
    assert.deepEqual([await due(SECOND), await due(MINUTE)], [['a'], ['a', 'c']]);
    await deliveries.update('a', (one) => one.begin(15 * SECOND, NOW));
    assert.deepEqual(
      [await due(MINUTE), await due(3 * SECOND), await due(3 * SECOND, true)],
      [['c', 'a'], ['c'], ['c', 'a']],
    );
    assert.deepEqual([await deliveries.waiting('e1', 10), await deliveries.waiting('e1', 1)], [2, 1]);
  });

  test(`${where}: two nodes that see the same work send each message once`, async () => {
    const stores = await make();
    const nodes = [webhookNode(stores, slowly), webhookNode(stores, slowly)];
    const [{ deps } = assert.fail()] = nodes;
    await deps.endpoints.add(endpoint('e1'));
    const ids = Array.from({ length: 12 }, (_, nth) => `d${nth}`);
    for (const id of ids) await deps.deliveries.add(delivery(id, 'e1'));
    await Promise.all(
      nodes.map(async ({ deps }) => {
        const due = await dueDeliveries({ limit: 100 }, deps);
        await Promise.all(due.map((id) => lookAfterDelivery({ id }, deps)));
      }),
    );
    const sent = nodes.flatMap(({ sent }) => sent.map(({ id }) => id));
    assert.deepEqual(sent.toSorted(), ids.toSorted());
    assert.equal((await deps.deliveries.list({ endpointId: 'e1', status: 'delivered', limit: 100 })).length, 12);
  });

  test(`${where}: an event that two nodes consume is one message, and who died over it is followed by another`, async () => {
    const stores = await make();
    const [dying, other] = [webhookNode(stores, () => new Promise(() => {})), webhookNode(stores)];
    await dying.deps.endpoints.add(endpoint('e1'));
    const record = recordEvent('order.paid');
    await record(orderFacts(), dying.deps);
    await record(orderFacts(), other.deps);
    assert.deepEqual([dying.sent.length, other.sent.length], [1, 0]);
    const look = async (at: Date) => {
      other.clock.now = at;
      for (const id of await dueDeliveries({ limit: 100 }, other.deps)) await lookAfterDelivery({ id }, other.deps);
      return other.sent.length;
    };
    assert.equal(await look(later(NOW, 29 * SECOND)), 0, 'it may be on its way');
    assert.equal(await look(later(NOW, 31 * SECOND)), 1);
    assert.deepEqual(
      [other.sent[0]?.id, other.sent[0]?.body, other.sent[0]?.url],
      [dying.sent[0]?.id, dying.sent[0]?.body, 'https://e1.example/'],
    );
    assert.equal(await look(later(NOW, HOUR)), 1, 'it has arrived');
  });

  test(`${where}: who did what to an endpoint is known for thirty days after its removal, and no secret is kept`, async () => {
    const stores = await make();
    const { deps, clock } = webhookNode(stores);
    const { endpoints } = deps;
    for (const id of ['e1', 'e2']) await endpoints.add(endpoint(id));
    const page = { from: '2000', before: '2999', limit: 10 };
    const trail = async (more: object = {}) =>
      (await endpoints.changes({ ...page, ...more })).map(({ id, what, who }) => [id, what, who]);
    await endpoints.update('e1', (one) => one.remove({ who: 'bob', at: later(NOW, HOUR) }));
    const ofFirst = [
      ['e1', 'remove', 'bob'],
      ['e1', 'create', 'ann'],
    ];
    assert.deepEqual(await trail({ id: 'e1' }), ofFirst);
    assert.deepEqual((await trail()).toSorted(), [...ofFirst, ['e2', 'create', 'ann']].toSorted());
    assert.deepEqual(await trail({ from: later(NOW, 1).toISOString() }), ofFirst.slice(0, 1));
    assert.doesNotMatch(JSON.stringify(await stores.endpoints.findById('e1')), /whsec_/);
    for (const [at, left] of [
      [30 * DAY, 2],
      [30 * DAY + 2 * HOUR, 0],
    ] as const) {
      clock.now = later(NOW, at);
      await clearUpDeliveries({}, deps);
      assert.equal((await trail({ id: 'e1' })).length, left);
    }
    assert.equal((await trail()).length, 1, 'what is in use stays');
  });

  test(`${where}: what is older than thirty days is removed, delivered or not`, async () => {
    const { deps, clock } = webhookNode(await make());
    for (const [id, days] of [
      ['old', 31],
      ['older', 40],
      ['young', 29],
    ] as const)
      await deps.deliveries.add(delivery(id, 'e1', later(NOW, -days * DAY)));
    await clearUpDeliveries({}, deps);
    const left = async () => (await deps.deliveries.list({ endpointId: 'e1', limit: 10 })).map(({ id }) => id);
    assert.deepEqual(await left(), ['young']);
    clock.now = later(NOW, 2 * DAY);
    await clearUpDeliveries({}, deps);
    assert.deepEqual(await left(), []);
  });
}

const by = (who: string) => ({ who, at: NOW });

async function slowly() {
  await sleep(20);
  return TAKEN;
}
