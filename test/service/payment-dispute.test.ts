import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Unavailable } from '../../kernel/unavailable.ts';
import { eventually } from '../support/eventually.ts';
import { paymentWorld } from '../support/payment-world.ts';

const world = await paymentWorld();
const { order, open, linked, press, notices, deliver, stored, alerts, comesDue, twin, apart } = world;

let orderId = '';
let ids = 0;
beforeEach(() => {
  orderId = `order-${++ids}`;
  Object.assign(order, { refusal: undefined, told: [], settlement: 'sell', received: [] });
});

async function linkedSession(): Promise<string> {
  await open(orderId);
  return linked(orderId);
}
/** The Session of an order of 1,700 cents whose money has come, and whose link the order knows. */
async function paid(): Promise<string> {
  const session = await linkedSession();
  await press(session, 'pay');
  for (const notice of await notices(session)) await deliver(notice);
  await eventually(async () => (await stored(orderId))?.intent);
  return session;
}
const shown = (...wanted: string[]) => eventually(() => `${order.disputes.get(orderId)}` === `${wanted}`);

test('a dispute is known by its payment intent alone, noted, raises an alert, and the order is told how it goes', async () => {
  const dispute = await twin(`sessions/${await paid()}/dispute`, { amount: '1000', reason: 'duplicate' });
  const before = alerts('dispute');
  const [created] = await notices(dispute);
  assert.equal(created?.type, 'charge.dispute.created');
  for (const event of [created, created]) await deliver(event ?? {});
  await shown('1000 needs_response: duplicate');
  assert.equal(alerts('dispute'), before + 1);
  await twin(`disputes/${dispute}/decide`, { outcome: 'under_review' });
  await twin(`disputes/${dispute}/decide`, { outcome: 'won' });
  for (const event of (await notices(dispute)).toReversed()) await deliver(event);
  await shown('1000 won: duplicate');
  assert.equal(alerts('dispute'), before + 1);
  assert.deepEqual((await stored(orderId))?.refunds, []);
});

test('its notice is in the record of its payment before it is answered, and not apart', async () => {
  const dispute = await twin(`sessions/${await paid()}/dispute`);
  const [created] = await notices(dispute);
  const version = (await stored(orderId))?.version ?? 0;
  await deliver(created ?? {});
  assert.ok(((await stored(orderId))?.version ?? 0) > version);
  assert.equal(await apart(created?.id ?? ''), undefined);
  await shown('1700 needs_response: fraudulent');
});

test('an order that does not answer is told again until it does', async () => {
  const dispute = await twin(`sessions/${await paid()}/dispute`);
  order.refusal = new Unavailable('the order service is away');
  for (const event of await notices(dispute)) await deliver(event);
  await eventually(async () => (await stored(orderId))?.tries);
  assert.equal(order.disputes.get(orderId), undefined);
  order.refusal = undefined;
  await comesDue(orderId);
  await shown('1700 needs_response: fraudulent');
  await eventually(async () => (await stored(orderId))?.disputesNotified === 1);
});

test('a dispute that is heard of before its money is noted once the money is taken in', async () => {
  const session = await linkedSession();
  await press(session, 'pay');
  const dispute = await twin(`sessions/${session}/dispute`);
  for (const event of await notices(dispute)) await deliver(event);
  await shown('1700 needs_response: fraudulent');
  assert.equal((await stored(orderId))?.captured, 1700);
});
