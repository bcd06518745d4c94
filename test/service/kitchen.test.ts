import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderFacts } from '../../kernel/events.ts';
import { HOUR, later } from '../../kernel/time.ts';
import { dutyOf } from '../../platform/nodes/duty.ts';
import type { TicketStatus } from '../../services/kitchen/kitchen.contract.ts';
import { OrderCancelled } from '../../services/order/domain/order-errors.ts';
import { cloudEvent, orderFacts } from '../support/events.ts';
import { eventually } from '../support/eventually.ts';
import { ticketLine } from '../support/items.ts';
import { nodes, type RunningNode } from '../support/nodes.ts';

const COOK_MS = 150;
const { start } = await nodes({ KITCHEN_COOKS: '2', KITCHEN_COOK_MS: String(COOK_MS) });
const { standIn } = await import('../support/stand-ins.ts');

/** What the order service says, by order and move; and all that it was told. */
const answers = new Map<string, Error>();
/** The order service does not answer about these. */
const unheard = new Set<string>();
let told: string[] = [];
/** When each order was promised, with which call. */
let promised: [orderId: string, call: string, readyAt: string][] = [];
const tell =
  (move: string) =>
  ({ orderId, readyAt }: { orderId: string; readyAt?: string }) => {
    if (unheard.has(orderId)) return new Promise(() => {});
    promised.push([orderId, move, readyAt ?? '']);
    if (move !== 'promised') told.push(`${orderId} ${move}`);
    const refusal = answers.get(orderId);
    if (refusal) throw refusal;
    return { status: 'whatever' };
  };
const order = standIn(
  'order',
  {},
  {
    promise: tell('promised'),
    startCooking: tell('starts'),
    markCooked: tell('cooked'),
    recall: tell('recalled'),
  },
);

beforeEach(() => {
  answers.clear();
  told = [];
  promised = [];
});
const pay = (node: RunningNode, orderId: string, more: Partial<OrderFacts> = {}) =>
  node.publish(cloudEvent('order.paid', orderFacts({ orderId, ...more })));
const inState = async ({ call }: RunningNode, state: TicketStatus) =>
  (await call('kitchen.tickets', { state })).items.map(({ orderId }) => orderId);

test('a paid order gets one ticket, however often it is told; it is cooked once', async () => {
  const node = await start('kitchen', order);
  for (let i = 0; i < 3; i++) await pay(node, 'once');
  await eventually(async () => (await inState(node, 'cooked')).includes('once'));
  await pay(node, 'once');
  await sleep(50);
  assert.deepEqual(told, ['once starts', 'once cooked']);
  const ticket = (await node.call('kitchen.tickets', { state: 'cooked' })).items[0];
  assert.deepEqual(
    ticket?.lines,
    [ticketLine('Soup', 2), ticketLine('Cake', 1)].map((line) => ({ ...line, ready: true })),
  );
  assert.ok(Date.parse(ticket?.cookedAt ?? '') - Date.parse(ticket?.startedAt ?? '') >= COOK_MS - 1);
  await node.stop();
});

test('two cooks cook at the same time, the oldest ticket first', async () => {
  const node = await start('kitchen', order);
  const ids = ['t1', 't2', 't3', 't4', 't5', 't6'];
  for (const id of ids) {
    await pay(node, id);
    await sleep(3);
  }
  let most = 0;
  await eventually(async () => {
    most = Math.max(most, (await inState(node, 'cooking')).length);
    return (await inState(node, 'cooked')).filter((id) => ids.includes(id)).length === 6;
  });
  assert.equal(most, 2);
  assert.deepEqual(
    told.filter((line) => line.endsWith('starts')),
    ids.map((id) => `${id} starts`),
  );
  await node.stop();
});

test('a node that is drained ends what its cooks have begun', async () => {
  const node = await start('kitchen', order);
  const drain = (within?: number) => dutyOf(node.broker).drain(true, within);
  await pay(node, 'last');
  assert.deepEqual(await drain(20), { state: 'draining', open: 1 });
  assert.deepEqual(await drain(), { state: 'drained', open: 0 });
  assert.deepEqual(told, ['last starts', 'last cooked']);
  await node.stop();
});

test('a cancelled order closes its ticket before anything is cooked', async () => {
  const node = await start('kitchen', order);
  answers.set('gone', new OrderCancelled('gone'));
  await pay(node, 'gone');
  await eventually(async () => (await inState(node, 'closed')).includes('gone'));
  await sleep(COOK_MS + 50);
  assert.deepEqual(told, ['gone starts']);
  await node.stop();
});

test('an order that is cancelled while it is cooked takes its ticket along', async () => {
  const node = await start('kitchen', order);
  await pay(node, 'stopped');
  await eventually(() => told.length);
  await node.publish(cloudEvent('order.cancelled', orderFacts({ orderId: 'stopped' })));
  await node.publish(cloudEvent('order.cancelled', orderFacts({ orderId: 'never-paid' })));
  assert.deepEqual((await inState(node, 'closed')).includes('stopped'), true);
  await sleep(COOK_MS + 50);
  assert.deepEqual(told, ['stopped starts']);
  assert.deepEqual(await node.ask('kitchen.deadLetters'), []);
  await node.stop();
});

test('a failure of the order service closes nothing: it is told again until it hears', async () => {
  const node = await start('kitchen', order);
  answers.set('patient', new Error('the order service is away'));
  await pay(node, 'patient');
  await eventually(() => told.length);
  assert.deepEqual(await inState(node, 'cooking'), ['patient']);
  answers.clear();
  await eventually(async () => (await inState(node, 'cooked')).includes('patient'));
  assert.deepEqual(told, ['patient starts', 'patient starts', 'patient cooked']);
  await node.stop();
});

test('a kitchen that was stopped while cooking goes on when it is started again', async () => {
  const before = await start('kitchen', order);
  for (const id of ['k1', 'k2', 'k3']) await pay(before, id);
  await eventually(() => told.length === 2);
  await before.stop();
  assert.ok(!told.includes('k3 starts'));
  const after = await start('kitchen', order);
  await eventually(async () => (await inState(after, 'cooked')).filter((id) => /^k\d$/.test(id)).length === 3);
  assert.deepEqual(
    told.toSorted(),
    ['k1', 'k2', 'k3'].flatMap((id) => [`${id} cooked`, `${id} starts`]),
  );
  await after.stop();
});

test('a cancellation that overtakes the payment leaves nothing to cook', async () => {
  const node = await start('kitchen', order);
  await node.publish(cloudEvent('order.cancelled', orderFacts({ orderId: 'overtaken' })));
  await pay(node, 'overtaken');
  assert.ok((await inState(node, 'closed')).includes('overtaken'));
  assert.deepEqual(
    told.filter((said) => said.startsWith('overtaken')),
    [],
  );
  await node.stop();
});

const promisesOf = (id: string) => promised.filter(([orderId]) => orderId === id).map(([, call, at]) => [call, at]);

test('an order hears of its promise as cooking begins, or by itself where its ticket waits for a cook', async () => {
  const node = await start('kitchen', order);
  const began = Date.now();
  for (const id of ['p1', 'p2', 'p3']) await pay(node, id);
  await eventually(async () => (await inState(node, 'cooked')).includes('p3'));
  const calls = (id: string) => promisesOf(id).map(([call]) => call);
  assert.deepEqual(
    [calls('p1'), calls('p2')],
    [
      ['starts', 'cooked'],
      ['starts', 'cooked'],
    ],
  );
  assert.deepEqual(calls('p3'), ['promised', 'starts', 'cooked']);
  const [first = 0, third = 0] = ['p1', 'p3'].map((id) => Date.parse(promisesOf(id)[0]?.[1] ?? '') - began);
  assert.ok(first >= COOK_MS && third >= 2 * COOK_MS - 20, `${first} ms, behind two others ${third} ms`);
  const { readyAt } = await node.call('kitchen.find', { orderId: 'p3' });
  assert.deepEqual(new Set(promisesOf('p3').map(([, at]) => at)), new Set([readyAt]));
  await node.stop();
});

test('a ticket for later is planned, and no cook takes it before its time', async () => {
  const node = await start('kitchen', order);
  const wanted = later(new Date(), 4 * COOK_MS).toISOString();
  await pay(node, 'evening', { wanted });
  assert.deepEqual([await inState(node, 'planned'), await inState(node, 'queued')], [['evening'], []]);
  await eventually(() => promised.length);
  assert.deepEqual(promised, [['evening', 'promised', wanted]]);
  await eventually(async () => (await inState(node, 'cooked')).includes('evening'));
  const { startAt, startedAt } = await node.call('kitchen.find', { orderId: 'evening' });
  assert.equal(Date.parse(wanted) - Date.parse(startAt), COOK_MS);
  assert.ok(startedAt && startedAt >= startAt, `it was to be begun at ${startAt}, and was at ${startedAt}`);
  await node.stop();
});

test('a promise is told by the next process where the first one died before it was heard', async () => {
  const before = await start('kitchen', order);
  const wanted = later(new Date(), HOUR).toISOString();
  unheard.add('p4');
  await pay(before, 'p4', { wanted });
  assert.deepEqual(await inState(before, 'planned'), ['p4']);
  await before.stop();
  assert.deepEqual(promised, []);
  unheard.clear();
  const after = await start('kitchen', order);
  await eventually(() => promised.length);
  answers.set('p5', new Error('away'));
  await pay(after, 'p5', { wanted });
  await eventually(() => promised.length === 2);
  answers.clear();
  await eventually(() => promised.length === 3);
  const told = (id: string) => [id, 'promised', wanted];
  assert.deepEqual(promised, [told('p4'), told('p5'), told('p5')], 'and again where the order service was away');
  await after.stop();
});
