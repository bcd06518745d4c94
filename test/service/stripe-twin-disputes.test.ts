import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CART, eventually, twinWorld } from '../support/twin-world.ts';

const world = await twinWorld();
const { stripe, ask, shop } = world;
before(world.start);
after(world.end);

async function paidSession(): Promise<string> {
  const session = await stripe.checkout.sessions.create(CART);
  await world.press(session, 'pay');
  return session.id;
}
/** The event types about this object that the twin posted. */
const posted = (id: unknown) =>
  shop.webhooks
    .map(({ body }) => JSON.parse(body) as { type: string; data: { object: { id: string } } })
    .flatMap(({ type, data }) => (data.object.id === id ? [type.replace('charge.dispute.', '')] : []));

test('a paid Session is disputed once, and the twin posts what Stripe would', async () => {
  const session = await paidSession();
  const { status, body } = await ask(`sessions/${session}/dispute`, { amount: 700, reason: 'general' });
  const { payment_intent } = await stripe.checkout.sessions.retrieve(session);
  const wanted = {
    object: 'dispute',
    amount: 700,
    currency: 'eur',
    reason: 'general',
    status: 'needs_response',
    payment_intent,
  };
  assert.equal(status, 200);
  assert.partialDeepStrictEqual(body, wanted);
  const dispute = await stripe.disputes.retrieve(`${body.id}`);
  assert.deepEqual(JSON.parse(JSON.stringify(dispute)), body);
  assert.equal((await stripe.charges.retrieve(`${dispute.charge}`)).disputed, true);
  assert.equal((await ask(`sessions/${session}/dispute`)).status, 400);
  await eventually(() => `${posted(body.id).toSorted()}` === 'created,funds_withdrawn');
});

test('a dispute is listed by its payment intent', async () => {
  const [one, other] = [await paidSession(), await paidSession()];
  const { body } = await ask(`sessions/${one}/dispute`);
  await ask(`sessions/${other}/dispute`);
  const { data } = await stripe.disputes.list({ payment_intent: `${body.payment_intent}` });
  assert.deepEqual(
    data.map(({ id }) => id),
    [body.id],
  );
});

test('the bank looks at the answer and decides, once', async () => {
  const { body } = await ask(`sessions/${await paidSession()}/dispute`);
  const decide = async (outcome: string) => (await ask(`disputes/${body.id}/decide`, { outcome })).status;
  assert.deepEqual(
    [await decide('maybe'), await decide('under_review'), await decide('under_review')],
    [400, 200, 400],
  );
  assert.deepEqual([await decide('won'), await decide('lost')], [200, 400]);
  assert.equal((await stripe.disputes.retrieve(`${body.id}`)).status, 'won');
  const all = 'closed,created,funds_reinstated,funds_withdrawn,updated';
  await eventually(() => `${posted(body.id).toSorted()}` === all);
  const lost = (await ask(`sessions/${await paidSession()}/dispute`)).body.id;
  assert.equal((await ask(`disputes/${lost}/decide`, { outcome: 'lost' })).body.status, 'lost');
  await eventually(() => `${posted(lost).toSorted()}` === 'closed,created,funds_withdrawn');
});

test('a Session that brought no money cannot be disputed, nor one that is not there', async () => {
  const { id } = await stripe.checkout.sessions.create(CART);
  assert.equal((await ask(`sessions/${id}/dispute`)).status, 400);
  assert.equal((await ask('sessions/cs_test_none/dispute')).status, 404);
  assert.equal((await ask('disputes/du_none/decide', { outcome: 'won' })).status, 404);
});
