import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stripe } from 'stripe';
import { Throttled } from '../../kernel/throttled.ts';
import { CheckoutBroken } from '../../services/payment/application/ports.ts';
import { StripeCheckout } from '../../services/payment/infrastructure/stripe-checkout.ts';
import { StripeCircuit } from '../../services/payment/infrastructure/stripe-circuit.ts';
import { asked, guardedStripe, stripeClient } from '../../services/payment/infrastructure/stripe-client.ts';
import { guardedHttp } from '../../services/payment/infrastructure/stripe-http.ts';
import { KeyRights } from '../../services/payment/infrastructure/stripe-key.ts';
import { StripePace } from '../../services/payment/infrastructure/stripe-pace.ts';
import { CART, eventually, inMinutes, twinWorld } from '../support/twin-world.ts';

const twin = await twinWorld();
await twin.start();
after(twin.end);
const config = {
  stripe: { apiKey: twin.apiKey, webhookSecret: twin.webhookSecret, twinUrl: twin.url, events: 'webhook' },
} as const;
const http = Stripe.createNodeHttpClient();
beforeEach(() => twin.ask('chaos'));

/** A client of our own pace; it is never away. */
function paced(perSecond: number): Stripe {
  const circuit = new StripeCircuit({ probe: async () => 'answer', onAway() {}, onBack() {}, onRefused() {} });
  return stripeClient(
    config,
    guardedHttp(http, { circuit, rights: new KeyRights(() => {}), pace: new StripePace(perSecond) }),
  );
}
let keys = 0;
const create = (stripe: Stripe, idempotencyKey = `key-${++keys}`) =>
  asked(stripe.checkout.sessions.create({ ...CART, expires_at: inMinutes(40) }, { idempotencyKey }));
const list = (stripe: Stripe) => asked(stripe.checkout.sessions.list({ limit: 1 }));
const took = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

test('writes come no faster than their limit, and reads do not wait for them', async () => {
  const stripe = paced(20);
  const writes = took(() => Promise.all(Array.from({ length: 32 }, () => create(stripe))));
  assert.ok((await took(() => list(stripe))) < 1400);
  const ms = await writes;
  assert.ok(ms > 1450 && ms < 8000, `30 of them at 20 a second took ${ms} ms`);
});

test('what waits longer than five seconds for its turn was not tried', async () => {
  const stripe = paced(2);
  const answers = await Promise.allSettled(Array.from({ length: 16 }, () => create(stripe)));
  const late = answers.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  assert.ok(late.length >= 4 && late.length <= 7, `${late.length}`);
  for (const { reason } of late) assert.ok(reason instanceof Throttled, String(reason));
});

test('a 429 is no failed try, and all calls pause after it', async () => {
  const stripe = paced(Number.POSITIVE_INFINITY);
  await twin.ask('chaos', { seed: 1, too_many: 100 });
  await assert.rejects(create(stripe), Throttled);
  await twin.ask('chaos');
  const pause = await took(() => Promise.all([create(stripe), list(stripe)]));
  assert.ok(pause > 600 && pause < 2000, `${pause} ms`);
  assert.ok((await took(() => list(stripe))) < 600);
});

test('the pause grows while Stripe says 429 again, and begins anew once it does not', async () => {
  const pace = new StripePace(Number.POSITIVE_INFINITY);
  pace.refused(undefined);
  pace.refused(undefined);
  const first = await took(() => pace.turn('write'));
  assert.ok(first > 750 && first < 1400, `together they are one: ${first} ms`);
  pace.refused('');
  const second = await took(() => pace.turn('read'));
  assert.ok(second > 1500 && second < 2600, `${second} ms`);
  pace.answered();
  pace.refused('');
  const third = await took(() => pace.turn('write'));
  assert.ok(third > 750 && third < 1400, `${third} ms`);
  pace.refused('3');
  const told = await took(() => pace.turn('write'));
  assert.ok(told > 2900 && told < 3500, `${told} ms`);
});

/** A guarded client, and what its circuit said. */
function guarded() {
  const said: string[] = [];
  const hooks = {
    onAway: () => void said.push('away'),
    onBack: () => void said.push('back'),
    onKeyTrouble: (trouble: string) => void said.push(trouble),
  };
  const { stripe, circuit } = guardedStripe(config, hooks);
  after(() => circuit.stop());
  return { stripe, said };
}
/** Asks until the circuit is open; how often that was. */
async function askUntilAway(stripe: Stripe): Promise<number> {
  for (let calls = 1; ; calls++) {
    const message = await messageOf(create(stripe));
    if (message === 'Stripe is away') return calls;
    assert.match(message, /Stripe did not do it/);
    await sleep(100);
  }
}
const messageOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: Error) => error.message,
  );

test('where Stripe cannot be reached calls fail at once, until a probe gets an answer', async () => {
  const { stripe, said } = guarded();
  await twin.stop();
  assert.ok((await askUntilAway(stripe)) > 4);
  assert.deepEqual(said, ['away']);
  await sleep(1300);
  assert.deepEqual(said, ['away', 'away'], 'the probe found nobody, and says so');
  await twin.start();
  await eventually(() => said.includes('back'));
  assert.equal(await messageOf(create(stripe)), 'done');
  assert.equal(said.filter((what) => what === 'back').length, 1);
});

test('answers that break for the first time mean away, and so do lost ones; the replay of a fault and a refusal do not', async () => {
  const { stripe, said } = guarded();
  await twin.ask('chaos', { seed: 1, broken_before: 100 });
  await assert.rejects(create(stripe, 'spoilt'), { name: 'Unavailable' });
  await twin.ask('chaos');
  for (let i = 0; i < 8; i++) await assert.rejects(create(stripe, 'spoilt'), CheckoutBroken);
  for (let i = 0; i < 8; i++) await assert.rejects(asked(stripe.checkout.sessions.retrieve('cs_none')));
  assert.deepEqual(said, []);
  for (const trouble of ['broken_before', 'lost_before']) {
    await twin.ask('chaos', { seed: 1, [trouble]: 100, hang_ms: 0 });
    assert.ok((await askUntilAway(stripe)) > 2, trouble);
    await twin.ask('chaos');
    await eventually(() => said.at(-1) === 'back');
  }
});

test('a key that Stripe knows with another request is spoilt for good', async () => {
  const { stripe } = guarded();
  await create(stripe, 'mine');
  const other = stripe.checkout.sessions.create({ ...CART, expires_at: inMinutes(50) }, { idempotencyKey: 'mine' });
  await assert.rejects(asked(other), CheckoutBroken);
});

test('a Session that Stripe refuses to expire while it is open is asked once, and waits its turn', async () => {
  let expired = 0;
  const refusing: Stripe.HttpClient = {
    getClientName: () => 'node',
    makeRequest(host, port, path, method, headers, data, ...rest) {
      const isExpire = path.endsWith('/expire');
      if (isExpire) expired++;
      const body = isExpire ? 'unknown=1' : data;
      return http.makeRequest(host, port, path, method, { ...headers, 'Content-Length': body.length }, body, ...rest);
    },
  };
  const settings = { config: { ...config, publicUrl: '' }, shopId: async () => 's-1', failed() {} };
  const checkout = new StripeCheckout(stripeClient(config, refusing), settings);
  const { id } = await create(paced(Number.POSITIVE_INFINITY));
  await assert.rejects(checkout.expire(id), { name: 'Unavailable', message: /refuses to expire/ });
  assert.equal(expired, 1);
  await asked(twin.stripe.checkout.sessions.expire(id));
  assert.equal((await checkout.expire(id)).status, 'expired', 'refused because it is over');
});

test('a Session is searched for among those that were made until its request was spoilt, and no later ones', async () => {
  const settings = { config: { ...config, publicUrl: '' }, shopId: async () => 's-1', failed() {} };
  const checkout = new StripeCheckout(paced(Number.POSITIVE_INFINITY), settings);
  const metadata = { order_id: 'searched', shop_id: 's-1', asked_at: new Date().toISOString() };
  const request = { ...CART, metadata, expires_at: inMinutes(40) };
  const made = await checkout.create(request, 'searched');
  const anHourAgo = new Date(Date.now() - 60 * 60_000);
  assert.equal((await checkout.find('searched', request, new Date()))?.id, made.id);
  assert.equal(
    await checkout.find(
      'searched',
      { ...request, metadata: { ...metadata, asked_at: anHourAgo.toISOString() } },
      anHourAgo,
    ),
    undefined,
  );
});
