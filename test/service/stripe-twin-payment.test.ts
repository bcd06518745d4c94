import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Stripe } from 'stripe';
import { CART, twinWorld } from '../support/twin-world.ts';

const world = await twinWorld();
const { stripe } = world;
before(world.start);
after(world.end);

const create = () => stripe.checkout.sessions.create(CART);
async function paid(): Promise<string> {
  const session = await create();
  await world.press(session, 'pay');
  return (await stripe.checkout.sessions.retrieve(session.id)).payment_intent as string;
}
const settle = (id: string, outcome: string) =>
  fetch(`${world.url}/twin/sessions/${id}/settle`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${world.apiKey}` },
    body: new URLSearchParams({ outcome }),
  });
const typesAbout = async (id: string): Promise<string[]> => {
  const events = await stripe.events.list({ limit: 100 });
  return events.data.filter(({ data }) => (data.object as { id: string }).id === id).map(({ type }) => type);
};

test('the checkout page shows the lines and the total, escaped, with a form that needs no script', async () => {
  const session = await create();
  const response = await fetch(session.url as string);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
  const page = await response.text();
  for (const text of ['Soup', 'Cake &amp; &lt;cream&gt;', '€17.00', '€13.00', `action="/pay/${session.id}"`]) {
    assert.ok(page.includes(text), text);
  }
  for (const action of ['pay', 'decline', 'cancel']) assert.match(page, new RegExp(`name="action" value="${action}"`));
  assert.doesNotMatch(page, /<script/);
});

test('paying takes the money once, however often the form is sent', async () => {
  const session = await create();
  const sent = await Promise.all([1, 2, 3].map(() => world.press(session, 'pay')));
  sent.push(await world.press(session, 'pay'));
  for (const response of sent) {
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), `http://shop.example/success?session=${session.id}`);
  }
  const after = await stripe.checkout.sessions.retrieve(session.id);
  assert.partialDeepStrictEqual(after, { status: 'complete', payment_status: 'paid', url: null, amount_total: 1700 });
  const intent = await stripe.paymentIntents.retrieve(after.payment_intent as string);
  assert.partialDeepStrictEqual(intent, { status: 'succeeded', amount_received: 1700, metadata: { order_id: 'o-1' } });
  const charge = await stripe.charges.retrieve(intent.latest_charge as string);
  assert.partialDeepStrictEqual(charge, { paid: true, amount: 1700, payment_intent: intent.id });
  assert.deepEqual(await typesAbout(session.id), ['checkout.session.completed']);
  const found = await stripe.checkout.sessions.list({ payment_intent: intent.id });
  assert.deepEqual(
    found.data.map(({ id }) => id),
    [session.id],
  );
  assert.equal((await stripe.paymentIntents.list({ limit: 1 })).data[0]?.id, intent.id);
  assert.match(await (await fetch(`${world.url}/pay/${session.id}`)).text(), /This order is paid/);
  await assert.rejects(stripe.checkout.sessions.expire(session.id), { statusCode: 400 });
});

test('declining says so and charges nothing; the session stays open and can be paid', async () => {
  const session = await create();
  const page = await (await world.press(session, 'decline')).text();
  assert.match(page, /role="alert">[^<]*card declined/);
  assert.equal((await stripe.checkout.sessions.retrieve(session.id)).status, 'open');
  assert.equal((await world.press(session, 'pay')).status, 303);
});

test('cancelling goes back to the shop and leaves the session open', async () => {
  const session = await create();
  const response = await world.press(session, 'cancel');
  assert.deepEqual([response.status, response.headers.get('location')], [303, 'http://shop.example/']);
  assert.equal((await stripe.checkout.sessions.retrieve(session.id)).status, 'open');
});

test('an unknown button or session charges nothing', async () => {
  const session = await create();
  assert.equal((await world.press(session, 'steal')).status, 400);
  assert.equal((await world.press({ id: 'cs_test_none' }, 'pay')).status, 404);
  assert.equal((await stripe.checkout.sessions.retrieve(session.id)).status, 'open');
});

test('a delayed payment completes unpaid, and then arrives or fails, once', async () => {
  for (const [outcome, status, event] of [
    ['succeeded', 'paid', 'checkout.session.async_payment_succeeded'],
    ['failed', 'unpaid', 'checkout.session.async_payment_failed'],
  ] as const) {
    const session = await create();
    assert.equal((await settle(session.id, outcome)).status, 400);
    assert.equal((await world.press(session, 'pay_later')).status, 303);
    const waiting = await stripe.checkout.sessions.retrieve(session.id);
    assert.partialDeepStrictEqual(waiting, { status: 'complete', payment_status: 'unpaid' });
    await assert.rejects(stripe.refunds.create({ payment_intent: waiting.payment_intent as string }), {
      statusCode: 400,
    });
    assert.equal((await settle(session.id, outcome)).status, 200);
    assert.equal((await settle(session.id, outcome)).status, 400);
    assert.equal((await stripe.checkout.sessions.retrieve(session.id)).payment_status, status);
    assert.deepEqual(await typesAbout(session.id), [event, 'checkout.session.completed']);
  }
});

test('refunds add up, to the whole and never over it', async () => {
  const payment_intent = await paid();
  const first = await stripe.refunds.create({
    payment_intent,
    amount: 700,
    metadata: { key: 'a' },
    reason: 'duplicate',
  });
  assert.partialDeepStrictEqual(first, { status: 'succeeded', amount: 700, currency: 'eur', metadata: { key: 'a' } });
  await assert.rejects(stripe.refunds.create({ payment_intent, amount: 1001 }), {
    statusCode: 400,
    code: 'amount_too_large',
  });
  const rest = await stripe.refunds.create({ payment_intent });
  assert.equal(rest.amount, 1000);
  await assert.rejects(stripe.refunds.create({ payment_intent }), { statusCode: 400, code: 'charge_already_refunded' });
  await assert.rejects(stripe.refunds.create({ payment_intent: 'pi_none' }), {
    statusCode: 400,
    param: 'payment_intent',
  });
  const listed = await stripe.refunds.list({ payment_intent });
  assert.deepEqual(
    listed.data.map(({ id }) => id),
    [rest.id, first.id],
  );
  assert.equal((await stripe.refunds.retrieve(first.id)).amount, 700);
  const charge = await stripe.charges.retrieve(rest.charge as string);
  assert.partialDeepStrictEqual(charge, { amount_refunded: 1700, refunded: true });
  assert.deepEqual(await typesAbout(first.id), ['refund.updated', 'refund.created']);
});

test('refunds at the same time never exceed what was paid', async () => {
  const payment_intent = await paid();
  const tries = Array.from({ length: 5 }, () => stripe.refunds.create({ payment_intent, amount: 500 }));
  const done = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled');
  assert.equal(done.length, 3);
  const { data } = await stripe.refunds.list({ payment_intent });
  assert.equal(
    data.reduce((sum: number, refund: Stripe.Refund) => sum + refund.amount, 0),
    1500,
  );
});

test("the twin's own address says what it is to whoever opens it", async () => {
  const response = await fetch(`${world.url}/`);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /offline Stripe/);
});
