import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { HOUR, later, MINUTE } from '../../kernel/time.ts';
import { IllegalOrderMove, OrderCancelled } from '../../services/order/domain/order-errors.ts';
import { cloudEvent, orderFacts } from '../support/events.ts';
import { eventually } from '../support/eventually.ts';
import { line } from '../support/items.ts';
import { nodes } from '../support/nodes.ts';

const { start } = await nodes({ KITCHEN_MODE: 'manual' });
const { standIn } = await import('../support/stand-ins.ts');

let told: string[] = [];
let refusal: Error | undefined;
const tell = (move: string) => () => {
  told.push(move);
  if (refusal) throw refusal;
  return { status: 'whatever' };
};
const moves = {
  promise: () => ({ status: 'whatever' }),
  startCooking: tell('starts'),
  markCooked: tell('cooked'),
  recall: tell('recalled'),
  complete: tell('completed'),
};
const stock = standIn('stock', {}, { cooks: () => ({ cooks: 2 }) });
const { call, publish } = await start('kitchen', standIn('order', {}, moves), stock);

const isOurs = (ticket: { orderId: string }) => ticket.orderId === orderId;
let orderId = '';
let ids = 0;
beforeEach(async () => {
  orderId = `order-${++ids}`;
  told = [];
  refusal = undefined;
  await publish(cloudEvent('order.paid', orderFacts({ orderId })));
});

test('where people cook, a ticket waits for them', async () => {
  await sleep(100);
  assert.deepEqual(told, []);
  const { items } = await call('kitchen.tickets', { state: 'queued' });
  assert.partialDeepStrictEqual(items[0], { orderId, state: 'queued', startedAt: null, cookedAt: null });
});

test('a ticket has what was chosen, the note, the allergens and the station of each line', async () => {
  const olives = { groupId: 'extras', choiceId: 'olives', name: 'olives', price: 100, quantity: 2 };
  const more = { options: [olives], note: 'crisp', allergens: ['gluten'], station: 'oven' };
  await publish(cloudEvent('order.paid', orderFacts({ orderId: 'chosen', lines: [line('pizza', 1, more)] })));
  const { lines } = await call('kitchen.find', { orderId: 'chosen' });
  assert.deepEqual(lines, [
    { name: 'PIZZA', quantity: 1, ...more, options: [{ name: 'olives', quantity: 2 }], ready: false },
  ]);
});

test("a ticket has the order's number, its note and how it is served", async () => {
  const service = { kind: 'table' as const, table: '7' };
  const facts = orderFacts({ orderId: 'called', number: 42, service, note: 'no cutlery', wanted: 'asap' });
  await publish(cloudEvent('order.paid', facts));
  const ticket = (await call('kitchen.tickets', { state: 'queued' })).items.find(({ orderId }) => orderId === 'called');
  assert.partialDeepStrictEqual(ticket, { number: 42, service, note: 'no cutlery' });
  const plain = { number: null, note: null, service: { kind: 'pickup' } };
  assert.partialDeepStrictEqual(await call('kitchen.find', { orderId }), plain);
});

test('a ticket is planned by what its lines take, for the time that is wanted or the place in time that the order got', async () => {
  const evening = later(new Date(), 2 * HOUR);
  const lines = [line('pizza', 1, { minutes: 25, station: 'oven' }), line('cake', 1)];
  await publish(cloudEvent('order.paid', orderFacts({ orderId: 'slot', lines, slot: evening.toISOString() })));
  const wanted = later(evening, 2 * HOUR).toISOString();
  await publish(cloudEvent('order.paid', orderFacts({ orderId: 'wanted', wanted, slot: null })));
  await publish(cloudEvent('order.paid', orderFacts({ orderId: 'alike', lines, slot: evening.toISOString() })));
  for (const [orderId, time, minutes] of [
    ['slot', evening, 25],
    ['wanted', later(evening, 2 * HOUR), 10],
    ['alike', evening, 50],
  ] as const) {
    const { state, readyAt, startAt } = await call('kitchen.find', { orderId });
    const begins = later(time, -minutes * MINUTE).toISOString();
    assert.deepEqual([state, readyAt, startAt], ['planned', time.toISOString(), begins], orderId);
  }
});

test('it is promised behind those before it, by as many cooks as the shop says', async () => {
  const ids = Array.from({ length: 8 }, (_, i) => `many-${i}`);
  const lines = [line('cake', 1, { minutes: 7 })];
  for (const orderId of ids) await publish(cloudEvent('order.paid', orderFacts({ orderId, lines })));
  const tickets = await Promise.all(ids.map((orderId) => call('kitchen.find', { orderId })));
  const [, , , , , sixth = 0, , eighth = 0] = tickets.map(({ readyAt }) => Date.parse(readyAt ?? ''));
  assert.equal(Math.round((eighth - sixth) / MINUTE), 7, 'two at a time');
});

test('a ticket is started, bumped, recalled, bumped and handed over, and the order hears of each move once', async () => {
  assert.equal((await call('kitchen.start', { orderId })).state, 'cooking');
  assert.equal((await call('kitchen.start', { orderId })).state, 'cooking', 'a second press changes nothing');
  await sleep(100);
  assert.equal(
    (await call('kitchen.tickets', { state: 'cooking' })).items[0]?.orderId,
    orderId,
    'nobody hurries a cook',
  );
  assert.equal((await call('kitchen.bump', { orderId })).state, 'cooked');
  assert.equal((await call('kitchen.recall', { orderId })).state, 'cooking');
  assert.equal((await call('kitchen.bump', { orderId })).state, 'cooked');
  assert.equal((await call('kitchen.handOver', { orderId })).state, 'closed');
  assert.deepEqual(told, ['starts', 'cooked', 'recalled', 'cooked', 'completed']);
});

test('a button that does not fit the ticket is refused, and the order hears nothing', async () => {
  for (const move of ['kitchen.bump', 'kitchen.recall', 'kitchen.handOver'] as const) {
    await assert.rejects(call(move, { orderId }), { code: 'TICKET_ILLEGAL_MOVE' }, move);
  }
  await assert.rejects(call('kitchen.start', { orderId: 'nobody' }), { code: 'TICKET_UNKNOWN' });
  assert.deepEqual(told, []);
});

test('whoever starts a ticket of a cancelled order learns it, and the ticket is gone', async () => {
  refusal = new OrderCancelled(orderId);
  await assert.rejects(call('kitchen.start', { orderId }), {
    code: 'TICKET_ILLEGAL_MOVE',
    data: { orderId, from: 'cancelled', to: 'cooking' },
  });
  const { items } = await call('kitchen.tickets', { state: 'queued' });
  assert.ok(!items.some((ticket) => ticket.orderId === orderId));
});

test('a press that the order refused is refused again under the same key, also where the first answer was lost', async () => {
  const press = () => call('kitchen.start', { orderId, request: 'k1:{}' });
  refusal = new Error('away');
  await assert.rejects(press(), /away/);
  refusal = new OrderCancelled(orderId);
  for (let i = 0; i < 3; i++) await assert.rejects(press(), { code: 'TICKET_ILLEGAL_MOVE' });
});

test('whoever hands over a meal whose order was just cancelled learns it', async () => {
  await call('kitchen.start', { orderId });
  await call('kitchen.bump', { orderId });
  refusal = new OrderCancelled(orderId);
  for (let i = 0; i < 2; i++)
    await assert.rejects(call('kitchen.handOver', { orderId, request: 'k1:{}' }), { code: 'TICKET_ILLEGAL_MOVE' });
});

test('a meal that the order will not have back stays on the counter', async () => {
  await call('kitchen.start', { orderId });
  await call('kitchen.bump', { orderId });
  refusal = new IllegalOrderMove(orderId, 'completed', 'preparing');
  await assert.rejects(call('kitchen.recall', { orderId }), { code: 'TICKET_ILLEGAL_MOVE' });
  const { items } = await call('kitchen.tickets', { state: 'cooked' });
  assert.ok(items.some((ticket) => ticket.orderId === orderId));
});

test('an order service that is away does not undo the move: the press fails, and the order hears of it later', async () => {
  refusal = new Error('away');
  await assert.rejects(call('kitchen.start', { orderId }), /away/);
  refusal = undefined;
  assert.equal((await call('kitchen.start', { orderId })).state, 'cooking');
  assert.deepEqual(told, ['starts', 'starts']);
});

test('a meal is not bumped past an order that has not heard of its start', async () => {
  refusal = new Error('away');
  await assert.rejects(call('kitchen.start', { orderId }), /away/);
  await assert.rejects(call('kitchen.bump', { orderId }), /away/);
  refusal = undefined;
  assert.equal((await call('kitchen.bump', { orderId })).state, 'cooked');
  assert.deepEqual(told, ['starts', 'starts', 'starts', 'cooked']);
});

test('a recall that the sweep told of, and the order refused, is refused again under its key', async () => {
  const recall = () => call('kitchen.recall', { orderId, request: 'k1:{}' });
  await call('kitchen.start', { orderId });
  await call('kitchen.bump', { orderId });
  refusal = new Error('away');
  await assert.rejects(recall(), /away/);
  refusal = new IllegalOrderMove(orderId, 'completed', 'preparing');
  await eventually(async () => (await call('kitchen.tickets', { state: 'cooked' })).items.some(isOurs));
  await assert.rejects(recall(), { code: 'TICKET_ILLEGAL_MOVE' });
});

test('each station is done with its lines by itself, and the order hears of it with the last one', async () => {
  const lines = [line('pizza', 1, { station: 'oven' }), line('salad', 1, { station: 'cold' }), line('cola', 1)];
  await publish(cloudEvent('order.paid', orderFacts({ orderId: 'three', lines })));
  const bump = (station: string | null) => call('kitchen.bump', { orderId: 'three', station });
  await assert.rejects(bump('grill'), { code: 'TICKET_STATION_UNKNOWN' });
  await assert.rejects(bump('oven'), { code: 'TICKET_ILLEGAL_MOVE' });
  await call('kitchen.start', { orderId: 'three' });
  const readyOf = (ticket: { state: string; lines: { ready: boolean }[] }) =>
    [ticket.state, ...ticket.lines.map(({ ready }) => (ready ? 'ready' : '-'))].join(' ');
  assert.equal(readyOf(await bump('oven')), 'cooking ready - -');
  assert.equal(readyOf(await bump('oven')), 'cooking ready - -');
  assert.equal(readyOf(await bump(null)), 'cooking ready - ready');
  assert.equal(readyOf(await call('kitchen.recall', { orderId: 'three', station: 'oven' })), 'cooking - - ready');
  assert.deepEqual(told, ['starts']);
  await bump('oven');
  assert.equal(readyOf(await bump('cold')), 'cooked ready ready ready');
  assert.equal(readyOf(await call('kitchen.recall', { orderId: 'three', station: 'cold' })), 'cooking ready - ready');
  assert.equal(readyOf(await call('kitchen.bump', { orderId: 'three' })), 'cooked ready ready ready');
  assert.equal(readyOf(await call('kitchen.recall', { orderId: 'three' })), 'cooking - - -');
  assert.deepEqual(told, ['starts', 'cooked', 'recalled', 'cooked', 'recalled']);
});

test('a start is undone: the ticket is in the queue again, and is begun anew', async () => {
  await assert.rejects(call('kitchen.acknowledge', { orderId }), { code: 'TICKET_ILLEGAL_MOVE' });
  await call('kitchen.start', { orderId });
  assert.partialDeepStrictEqual(await call('kitchen.putBack', { orderId }), { state: 'queued', startedAt: null });
  assert.partialDeepStrictEqual(await call('kitchen.putBack', { orderId }), { state: 'queued' });
  await call('kitchen.start', { orderId });
  await call('kitchen.bump', { orderId });
  await assert.rejects(call('kitchen.putBack', { orderId }), { code: 'TICKET_ILLEGAL_MOVE' });
  assert.deepEqual(told, ['starts', 'starts', 'cooked']);
});

test('the board has what is open, and what was cancelled under the hands of cooks until one has seen it', async () => {
  const shown = async (id: string) => {
    const { items } = await call('kitchen.board', {});
    return items.filter((ticket) => ticket.orderId === id).map(({ state, cancelled }) => `${state} ${cancelled}`);
  };
  assert.deepEqual(await shown(orderId), ['queued false']);
  await call('kitchen.start', { orderId });
  await publish(cloudEvent('order.cancelled', orderFacts({ orderId })));
  await eventually(async () => (await shown(orderId)).join() === 'closed true');
  await call('kitchen.acknowledge', { orderId });
  await call('kitchen.acknowledge', { orderId });
  assert.deepEqual(await shown(orderId), []);
  await publish(cloudEvent('order.cancelled', orderFacts({ orderId: 'early' })));
  assert.equal((await call('kitchen.find', { orderId: 'early' })).cancelled, true);
  assert.deepEqual(await shown('early'), [], 'it was over before it was opened');
});
