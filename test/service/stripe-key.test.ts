import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'moleculer';
import type { TurnedAway } from '../../platform/admission/turned-away.ts';
import type { StoredPayment } from '../../services/payment/infrastructure/payment-documents.ts';
import { cloudEvent, orderFacts } from '../support/events.ts';
import { eventually } from '../support/eventually.ts';
import { nodes } from '../support/nodes.ts';
import { standIn } from '../support/stand-ins.ts';
import { stripeFront } from '../support/stripe-front.ts';

/** The twin behind a check of the key, and the payment service of a shop that knows only that. */
const { start, twinUrl, config } = await nodes();
const front = await stripeFront({ after }, twinUrl);
await start('stripe-twin', { name: 'stock', actions: { prices: () => ({ prices: [] }) } } as never);
config.stripe.twinUrl = front.url as never;
const order = standIn('order', {}, { awaitPayment: () => ({ status: 'x' }), settlement: () => ({ outcome: 'wait' }) });
const shares: number[] = [];
const listener = {
  name: 'listener',
  events: { 'payment.turnedAway': (ctx: Context<TurnedAway>) => void shares.push(ctx.params.share) },
};
const startPayment = () => start('payment', order, listener);
let node = await startPayment();
afterEach(() => {
  front.refuses = () => undefined;
});

const alerts = (): number =>
  node.broker.metrics.getMetric('comanda.alerts.total')?.get({ service: 'payment', kind: 'stripe-key' })?.value ?? 0;
const stored = (id: string) => node.service('payment').adapter.documents<StoredPayment>('payments').findById(id);
async function open(id: string): Promise<void> {
  const payBefore = new Date(Date.now() + 30 * 60_000).toISOString();
  await node.publish(cloudEvent('order.created', orderFacts({ orderId: id, payBefore })));
  await eventually(() => stored(id));
}
const linked = (id: string) => eventually(async () => (await stored(id))?.notified);
const isAway = () => eventually(() => shares.at(-1) === 1);
const isBack = () => eventually(() => shares.at(-1) === 0);

test('a key that Stripe refuses is one alert, new orders are refused meanwhile, and all goes on when it works again', async () => {
  const before = alerts();
  front.refuses = () => 401;
  const ids = Array.from({ length: 5 }, (_, i) => `refused-${i}`);
  for (const id of ids) await open(id);
  await isAway();
  await sleep(2500);
  assert.equal(alerts(), before + 1, 'once, whatever the probes find');
  for (const id of ids) assert.ok(!(await stored(id))?.notified);
  front.asked.length = 0;
  await open('meanwhile');
  await sleep(500);
  assert.ok(front.asked.length <= 1, `only the probe asks: ${front.asked}`);

  front.refuses = () => undefined;
  await isBack();
  for (const id of [...ids, 'meanwhile']) await linked(id);
  assert.equal(alerts(), before + 1);

  front.refuses = () => 401;
  await open('again');
  await isAway();
  assert.equal(alerts(), before + 2, 'another spell is another alert');
});

test('a restricted key that may make no Sessions is refused like one that is unknown, whatever else it may do', async () => {
  await isBack();
  const before = alerts();
  front.refuses = (method, path) => (method === 'POST' && path === '/v1/checkout/sessions' ? 403 : undefined);
  await open('unsold');
  await isAway();
  await sleep(1500);
  assert.deepEqual([alerts(), shares.at(-1)], [before + 1, 1]);
  front.refuses = () => undefined;
  await isBack();
  await linked('unsold');
});

test('a right that a restricted key lacks beside is one alert of its own, and orders go on', async () => {
  await isBack();
  await open('closed');
  await linked('closed');
  const [before, said] = [alerts(), shares.length];
  front.refuses = (method, path) => (method === 'GET' && path.startsWith('/v1/checkout/sessions/') ? 403 : undefined);
  const { session } = (await stored('closed')) as StoredPayment;
  assert.ok(session.id);
  for (let i = 0; i < 3; i++) {
    await node.change('payment', 'closed', { dueAt: new Date(0), claimed: false });
    node.service('payment').wake('payments');
    await eventually(() => front.asked.filter((what) => what.startsWith('GET /v1/checkout/sessions/cs_')).length > i);
  }
  await eventually(() => alerts() === before + 1);
  await open('goes-on');
  await linked('goes-on');
  assert.deepEqual([alerts(), shares.length], [before + 1, said]);
});

test('a key that is refused is noticed at the start, before the first order', async () => {
  front.refuses = () => 401;
  await node.stop();
  shares.length = 0;
  node = await startPayment();
  await isAway();
  assert.equal(alerts(), 1);
});
