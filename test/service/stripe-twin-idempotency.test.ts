import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { CART, eventually, twinWorld } from '../support/twin-world.ts';

const world = await twinWorld();
const { stripe } = world;
before(world.start);
after(world.end);

const create = (idempotencyKey: string, params = CART) => stripe.checkout.sessions.create(params, { idempotencyKey });

function inFile<T>(act: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(path.join(world.dataDir, 'stripe-twin.sqlite'), { timeout: 5000 });
  try {
    return act(db);
  } finally {
    db.close();
  }
}

test('the same key and parameters replay the first answer, over a restart too', async () => {
  const first = await create('k-1');
  assert.equal(first.lastResponse.headers['idempotent-replayed'], undefined);
  await stripe.checkout.sessions.expire(first.id);
  await world.stop();
  await world.start();
  const again = await create('k-1');
  assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
  assert.deepEqual({ ...again }, { ...first });
  assert.notEqual((await create('k-2')).id, first.id);
});

test('the same key with other parameters, or at another address, is an error', async () => {
  await create('k-3');
  const other = { statusCode: 400, type: 'StripeIdempotencyError' };
  await assert.rejects(create('k-3', { ...CART, metadata: { order_id: 'o-2' } }), other);
  await assert.rejects(stripe.products.create({ name: 'x' }, { idempotencyKey: 'k-3' }), other);
});

test('of two requests at once under one key, one is done and the other told to come back', async () => {
  await world.stop();
  await world.start();
  const menu = Promise.withResolvers<void>();
  const asked = world.menu.asked;
  world.menu.opened = menu.promise;
  const first = create('k-4');
  await eventually(() => world.menu.asked > asked);
  await assert.rejects(create('k-4'), { statusCode: 409, code: 'idempotency_key_in_use' });
  menu.resolve();
  const { id } = await first;
  assert.equal((await create('k-4')).id, id);
});

test('a request that is refused unread does not use up its key', async () => {
  await assert.rejects(create('k-5', { ...CART, expires_at: 1 }), { statusCode: 400 });
  assert.equal((await create('k-5')).status, 'open');
  await assert.rejects(create('k'.repeat(256)), { statusCode: 400 });
});

test('a refusal that came of the work itself is kept', async () => {
  const { id } = await create('k-6');
  await stripe.checkout.sessions.expire(id, {}, { idempotencyKey: 'k-7' });
  const refused = () => stripe.checkout.sessions.expire(id, {}, { idempotencyKey: 'k-8' });
  await assert.rejects(refused(), { statusCode: 400 });
  await assert.rejects(refused(), (error: { headers: Record<string, string> }) => {
    assert.equal(error.headers['idempotent-replayed'], 'true');
    return true;
  });
});

test('a 500 is replayed under its key, although the cause is gone and nothing was done', async () => {
  inFile((db) => db.exec('ALTER TABLE sessions RENAME TO away'));
  await assert.rejects(create('k-9'), { statusCode: 500, type: 'StripeAPIError' });
  inFile((db) => db.exec('ALTER TABLE away RENAME TO sessions'));
  await assert.rejects(create('k-9'), { statusCode: 500, type: 'StripeAPIError' });
  assert.equal((await create('k-10')).status, 'open');
});

test('keys are forgotten after 24 hours', async () => {
  const { id } = await create('k-11');
  inFile((db) => db.exec("UPDATE answers SET created = 1, body = json_set(body, '$.created', 1) WHERE _id = 'k-11'"));
  await eventually(() => inFile((db) => db.prepare("SELECT 1 FROM answers WHERE _id = 'k-11'").get()) === undefined);
  assert.notEqual((await create('k-11')).id, id);
});
