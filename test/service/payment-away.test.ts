import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from 'moleculer';
import { HOUR, later } from '../../kernel/time.ts';
import type { TurnedAway } from '../../platform/admission/turned-away.ts';
import type { PaymentDocuments, StoredPayment } from '../../services/payment/infrastructure/payment-documents.ts';
import { eventually } from '../support/eventually.ts';
import { paymentWorld } from '../support/payment-world.ts';

const world = await paymentWorld();
const told = { shares: [] as number[], tried: [] as string[] };
world.node().broker.createService({
  name: 'listener',
  events: {
    'payment.turnedAway': (ctx: Context<TurnedAway>) => void told.shares.push(ctx.params.share),
    'order.tried': (ctx: Context<{ orderIds: string[] }>) => void told.tried.push(...ctx.params.orderIds),
  },
});
const payment = world.node().service('payment');
const payments = payment.adapter.documents<StoredPayment>('payments');
const { records } = payment as unknown as { records: PaymentDocuments };

test('while Stripe is away payment says so, and tells whose first try failed; when it is back all who wait get their link', async () => {
  await world.currentTwin().stop();
  const ids = Array.from({ length: 6 }, (_, i) => `away-${i}`);
  for (const id of ids) await world.open(id);
  await eventually(() => told.shares.includes(1));
  await eventually(() => ids.every((id) => told.tried.includes(id)));

  // Their next look lies far ahead, as after a long outage.
  const ahead = later(new Date(), HOUR);
  await eventually(async () => {
    for (const id of ids) await records.update(id, (payment) => payment.wake(ahead));
    return (await payments.count({ query: { dueAt: { $lt: ahead.toISOString() } } })) === 0;
  });
  await world.startTwin();
  await eventually(() => told.shares.at(-1) === 0);
  for (const id of ids) await world.linked(id);
});

test('waking changes nothing about a payment whose Session is made', async () => {
  await world.open('linked');
  await world.linked('linked');
  const { dueAt } = (await payments.findById('linked')) as StoredPayment;
  await world.currentTwin().stop();
  const before = told.shares.length;
  for (let i = 0; i < 5; i++) await world.open(`again-${i}`);
  await eventually(() => told.shares.slice(before).includes(1));
  await world.startTwin();
  await eventually(() => told.shares.at(-1) === 0);
  for (let i = 0; i < 5; i++) await world.linked(`again-${i}`);
  assert.equal((await payments.findById('linked'))?.dueAt, dueAt);
});
