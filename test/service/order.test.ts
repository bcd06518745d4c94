import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { DomainError } from '../../kernel/domain-error.ts';
import { eventually } from '../support/eventually.ts';
import { CUSTOMER as customerId, orderWorld } from '../support/order-world.ts';
import { causeOf, lastCause } from '../support/timeline.ts';

const { payment, call, ask, allSent, place, get, available, holdState, received, passDeadline, lateMoney } =
  await orderWorld();
let orderId = '';
let ids = 0;
beforeEach(() => {
  orderId = `order-${++ids}`;
});

test('an order is priced and held by stock, stored, and told of', async () => {
  const before = await available('margherita');
  const order = await place(orderId);
  assert.partialDeepStrictEqual(order, {
    id: orderId,
    customerId,
    status: 'pending',
    paymentLink: null,
    currency: 'eur',
  });
  const [line] = order.lines;
  assert.deepEqual(
    [line?.itemId, line?.quantity, line?.total, order.total],
    ['margherita', 2, 2 * (line?.unitPrice ?? 0), line?.total],
  );
  assert.equal(await available('margherita'), before - 2);
  await eventually(() => payment.heard.includes(`created ${orderId}`));
  assert.deepEqual(await get(orderId), order);
});

test('options and notes stand on the order, and a repeat must name the same, in whatever order', async () => {
  const [large, basil] = [
    { groupId: 'size', choiceId: 'large' },
    { groupId: 'without', choiceId: 'basil' },
  ];
  const place = (...items: { quantity: number; options?: (typeof large)[]; note?: string }[]) =>
    call('order.create', { orderId, customerId, items: items.map((item) => ({ id: 'margherita', ...item })) });
  const wanted = { quantity: 2, options: [large, basil], note: ' crisp ' };
  const order = await place(wanted, { quantity: 1 });
  const [first, second] = order.lines;
  assert.deepEqual([first?.unitPrice, first?.total, first?.note, second?.total], [1550, 3100, 'crisp', 1150]);
  assert.deepEqual(
    first?.options.map(({ name }) => name),
    ['large', 'no basil'],
  );
  const one = { ...wanted, quantity: 1, options: [basil, large] };
  assert.deepEqual(await place(one, { quantity: 1 }, { ...one, note: 'crisp' }), order);
  for (const others of [[wanted], [{ ...wanted, note: 'soft' }, { quantity: 1 }], [{ quantity: 2 }, { quantity: 1 }]])
    await assert.rejects(place(...others), { code: 'IDEMPOTENCY_KEY_REUSED' });
  orderId = `${orderId}-refused`;
  const twice = place({ quantity: 1 }, { quantity: 1, options: [large, large] });
  await assert.rejects(twice, (error: DomainError) => {
    assert.deepEqual([error.code, error.type], ['OPTIONS_INVALID', 'invalid']);
    const fields = (error.data.errors as { field: string }[]).map(({ field }) => field);
    assert.deepEqual(fields, ['items[1].options[1].choiceId', 'items[1].options']);
    return true;
  });
});

test('the usual story: paid, cooked, handed over; the units are sold', async () => {
  const { total } = await place(orderId);
  assert.deepEqual(await call('order.awaitPayment', { orderId, paymentLink: 'https://pay/1' }), {
    status: 'waiting_for_payment',
  });
  assert.equal((await get(orderId)).paymentLink, 'https://pay/1');
  await received(orderId, total);
  await received(orderId, total);
  assert.equal((await get(orderId)).status, 'paid');
  await eventually(async () => (await holdState(orderId)) === 'sold');
  await call('order.startCooking', { orderId });
  await assert.rejects(call('order.cancel', { orderId, customerId }), { code: 'ORDER_ILLEGAL_MOVE' });
  await call('order.markCooked', { orderId });
  await call('order.recall', { orderId });
  await call('order.markCooked', { orderId });
  assert.deepEqual(await call('order.complete', { orderId }), { status: 'completed' });
  const { timeline } = await get(orderId);
  assert.equal(timeline.filter(({ status }) => status === 'paid').length, 1);
});

test('a cancelled order gives its units back, and a second cancel answers the same', async () => {
  const before = await available('diavola');
  await place(orderId, 3, 'diavola');
  const cancelled = await call('order.cancel', { orderId, customerId, reason: 'too late' });
  assert.deepEqual([cancelled.status, lastCause(cancelled)], ['cancelled', 'customer: too late']);
  assert.deepEqual(await call('order.cancel', { orderId, customerId, reason: 'again' }), cancelled);
  await eventually(async () => (await available('diavola')) === before);
  await eventually(() => payment.heard.includes(`cancelled ${orderId}`));
  await assert.rejects(call('order.awaitPayment', { orderId, paymentLink: 'https://pay/1' }), {
    code: 'ORDER_CANCELLED',
  });
});

test('what staff cancels on the stove is wasted', async () => {
  const before = await available('diavola');
  const { total } = await place(orderId, 1, 'diavola');
  await received(orderId, total);
  await call('order.startCooking', { orderId });
  assert.equal((await call('order.cancelByStaff', { orderId, reason: 'burnt' })).status, 'cancelled');
  await eventually(() => payment.heard.includes(`cancelled ${orderId}`));
  assert.deepEqual([await available('diavola'), await holdState(orderId)], [before - 1, 'sold']);
});

test('money for a cancelled order is told to payment again, and raises one alert; that of a paid order raises none', async () => {
  const { total } = await place(orderId);
  const before = lateMoney();
  await received(orderId, total);
  await call('order.cancel', { orderId, customerId });
  await received(orderId, total);
  assert.equal(lateMoney(), before);
  orderId = `${orderId}-late`;
  await place(orderId);
  await call('order.cancel', { orderId, customerId });
  const told = () => payment.heard.filter((heard) => heard === `cancelled ${orderId}`).length;
  await eventually(() => told() === 1);
  await allSent(orderId);
  await received(orderId, total);
  await eventually(() => told() === 2);
  await received(orderId, total);
  assert.equal(lateMoney(), before + 1);
  assert.equal((await get(orderId)).status, 'cancelled');
});

test('money of a wrong amount is laid with the dead letters; the order waits on', async () => {
  const { total } = await place(orderId);
  await received(orderId, total - 1);
  const letters = await ask<{ subject: string; error: string }[]>('order.deadLetters');
  assert.match(letters.find(({ subject }) => subject === orderId)?.error ?? '', /PaymentMismatch|costs/);
  assert.equal((await get(orderId)).status, 'pending');
});

test('past its deadline an order is what payment says: closed, paid, or still open', async () => {
  const { total } = await place(orderId);
  await call('order.awaitPayment', { orderId, paymentLink: 'https://pay/1' });
  const look = async () => {
    const { asked } = payment;
    await passDeadline(orderId);
    await eventually(() => payment.asked > asked);
  };
  payment.answer = { state: 'open' };
  await look();
  payment.answer = new Error('Stripe is away');
  await look();
  assert.deepEqual(
    [(await get(orderId)).status, await holdState(orderId)],
    ['waiting_for_payment', 'held'],
    'no clock alone ends it',
  );
  payment.answer = { state: 'closed' };
  await look();
  const { timeline } = await eventually(async () => {
    const order = await get(orderId);
    return order.status === 'cancelled' && order;
  });
  assert.equal(lastCause({ timeline }), 'sweep: not paid in time');
  await eventually(async () => (await holdState(orderId)) === 'released');
  orderId = `${orderId}-paid`;
  await place(orderId);
  payment.answer = { state: 'paid', captured: total, currency: 'eur' };
  await look();
  await eventually(async () => (await get(orderId)).status === 'paid');
});

test('an order that was begun and never stored is closed for good when somebody asks', async () => {
  assert.deepEqual(await call('order.settlement', { orderId }), { outcome: 'release', units: 'returned' });
  await assert.rejects(place(orderId), { code: 'ORDER_CANCELLED' });
});

test('what goes back is shown on the order and its timeline; what was told before that changes nothing', async () => {
  const { total } = await place(orderId);
  await received(orderId, total);
  const note = (version: number, state: 'requested' | 'succeeded') => {
    const refunds = [{ id: 'a', amount: 150, state, reason: 'cold soup' }];
    return call('order.noteRefunds', { orderId, version, refunds });
  };
  assert.deepEqual(await note(1, 'requested'), { status: 'paid' });
  assert.equal((await get(orderId)).refunded, 0, 'it is only on its way');
  await note(3, 'succeeded');
  for (const version of [3, 2, 1]) await note(version, 'requested');
  const { refunded, refunds, timeline, status } = await get(orderId);
  assert.deepEqual([refunded, status], [150, 'paid']);
  assert.deepEqual(refunds, [{ id: 'a', amount: 150, state: 'succeeded', reason: 'cold soup' }]);
  assert.deepEqual(
    timeline.slice(-3).map((move) => `${move.status} ${causeOf(move)}`),
    [
      'paid payment',
      'paid payment: refund of €1.50 requested: cold soup',
      'paid payment: refund of €1.50 succeeded: cold soup',
    ],
  );
});

test('refunds of an order that nobody knows are refused', async () => {
  const refunds = [{ id: 'a', amount: 150, state: 'succeeded' as const, reason: 'cold soup' }];
  await assert.rejects(call('order.noteRefunds', { orderId, version: 1, refunds }), { code: 'ORDER_UNKNOWN' });
});

/** As customers see its timeline: not who of the shop did what. */
const withoutWho = <T extends { timeline: { who: string | null }[] }>(order: T) => ({
  ...order,
  timeline: order.timeline.map(({ who: _who, ...entry }) => entry),
});

test('what is disputed is seen by the shop and not by the customer; what was told before that changes nothing', async () => {
  const { timeline } = await place(orderId);
  const note = (version: number, status: string) => {
    const disputes = [{ id: 'du_1', amount: 150, reason: 'fraudulent', status }];
    return call('order.noteDisputes', { orderId, version, disputes });
  };
  await note(1, 'needs_response');
  await note(3, 'won');
  for (const version of [3, 2]) await note(version, 'under_review');
  const { disputes, day: _day, trace_id: _trace, ...view } = await call('order.find', { orderId });
  assert.deepEqual(disputes, [{ id: 'du_1', amount: 150, reason: 'fraudulent', status: 'won' }]);
  assert.deepEqual(withoutWho(view), await get(orderId));
  assert.deepEqual(withoutWho(view).timeline, timeline);
  const nobody = { orderId: 'order-none', version: 1, disputes };
  await assert.rejects(call('order.noteDisputes', nobody), { code: 'ORDER_UNKNOWN' });
});

test('the other services find an order by its id alone, and are told where there is none', async () => {
  await place(orderId);
  const { trace_id, ...found } = await call('order.find', { orderId });
  const shown = { ...(await get(orderId)), day: null, disputes: [] };
  assert.deepEqual(withoutWho(found), shown, 'nothing of the trace is in what a customer gets');
  assert.match(trace_id ?? '', /^[0-9a-f]{32}$/);
  await assert.rejects(call('order.find', { orderId: 'order-none' }), { code: 'ORDER_UNKNOWN' });
});
