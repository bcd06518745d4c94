import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stripe } from 'stripe';
import type { OrderStatus } from '../../services/order/order.contract.ts';
import type { AnyShop, Env } from '../support/any-shop.ts';
import { run } from '../support/backups.ts';
import { closeBooks, told, unfinished } from '../support/books.ts';
import { strangersOf, withoutStrangers } from '../support/books-after-restore.ts';
import { type Placed, until } from '../support/customers.ts';
import type { Breach } from '../support/laws.ts';
import { call } from '../support/ops.ts';
import { bearer } from '../support/passes.ts';
import type { Scope } from '../support/scope.ts';
import { drive, unlessItDied } from './hungry-customers.ts';

/** A shop as its backups see it. */
export interface BackedUp {
  shop: AnyShop;
  /** The environment of its nodes, as it is now. */
  env(): Env;
  /**
   * It dies without a word and all that it has is gone. What it has from then on is this backup, less the customers whom this log
   * says were forgotten; it does not run yet.
   */
  loseAll(backup: string, log: string): Promise<void>;
}
interface Difference {
  orderId: string;
  what: string;
  repaired?: string;
}

/** Seconds. What waits for the lease of somebody who died waits longest. */
const SETTLED_WITHIN = 80;
const SETTLING: OrderStatus[] = ['waiting_for_payment', 'paid', 'preparing', 'cooked', 'cancelled'];

export const MENU = [
  { id: 'soup', name: 'Soup', description: 'Hot', category: 'Soups', price: 500, currency: 'eur', quantity: 100_000 },
];

/** Customers who order without pause; one of four never pays, and one pays and thinks better of it. */
export function diners(t: Scope, shop: AnyShop) {
  const accepted: Placed[] = [];
  let isOver = false;
  t.after(() => {
    isOver = true; // Also where the test failed: or they would order for ever.
  });
  const diner = async (name: string) => {
    for (let i = 0; !isOver; i++) {
      const order = await unlessItDied(shop.order(name, { soup: 1 }));
      if (order) accepted.push(order);
      else await sleep(50);
      if (order && i % 4 > 0) await unlessItDied(eats(order, i % 4 === 1)).catch(() => {});
    }
  };
  const eats = async (order: Placed, thinksBetter: boolean) => {
    await shop.waitForStatus(order, ['waiting_for_payment'], 5);
    await shop.press(order, 'pay');
    if (thinksBetter) await shop.cancel(order);
  };
  const running = Promise.all(['ann', 'bob', 'cem', 'dan'].map(diner));
  const end = async () => {
    isOver = true;
    await running;
  };
  return { accepted, end };
}

/**
 * A backup is taken while customers order and pay; then all is lost, but what Stripe knows. Nothing may be missing of what was
 * accepted before the backup began; of what came later Stripe tells, and nobody's money is lost.
 */
export async function comesBack(t: Scope, { shop, env, loseAll }: BackedUp, folder: string): Promise<void> {
  const from = new Date().toISOString();
  const { accepted, end } = diners(t, shop);
  await until(
    30,
    () => accepted.length > 15,
    () => shop.output,
  );
  const before = accepted.length;
  const { body: personal } = await shop.send<Placed>('POST', '/api/customer/fay/orders', {
    items: [{ id: 'soup', quantity: 1 }],
    contact: { name: 'Fay' },
  });
  const stove = { name: 'stove', roles: ['kitchen'] };
  const { key } = (await shop.send<{ key: string }>('POST', '/api/keys', stove)).body;
  const backup = await run('backup', env(), folder);
  assert.equal(backup.code, 0, backup.err);
  await sleep(1500);
  const log = `${folder}.log`;
  const lines = [personal.id, 'placed-after-the-backup'].map((orderId) =>
    JSON.stringify({ orderId, msg: 'forgotten' }),
  );
  writeFileSync(log, ['Comanda is open.', ...lines, '{"forgotten"'].join('\n'));
  await loseAll(folder, log);
  await end();
  await shop.start();

  assert.equal((await shop.get(personal)).contact, null, 'who was forgotten since is known again');
  assert.equal((await shop.send('GET', '/api/session', undefined, bearer(key))).status, 200, 'keys of staff come back');
  const known = new Set((await shop.stores()).orders.map(({ _id }) => _id));
  assert.deepEqual(
    accepted.slice(0, before).filter(({ id }) => !known.has(id)),
    [],
  );
  const isOwn = ({ orderId }: Difference) => known.has(orderId);
  await until(
    SETTLED_WITHIN,
    async () => !(await reconcile(env(), from, '--repair')).some(isOwn),
    () => shop.output,
  );
  const fed = accepted.filter(({ id }) => known.has(id)).map((order) => unlessCancelled(shop, order));
  await Promise.all([...fed, drive(shop, await shop.order('eve', { soup: 1 }))]);
  const own = async () => withoutStrangers(await shop.stores());
  let open: Breach[] = [];
  const isAtRest = async () => {
    open = unfinished(await own());
    return open.length === 0;
  };
  await until(SETTLED_WITHIN, isAtRest, () => `${told(open)}\n${shop.output}`);

  await reconcile(env(), from, '--repair');
  const { ids, charges } = strangersOf(await shop.stores());
  assert.ok(charges.length > 0, 'nobody paid for an order that came after the backup');
  const left = await reconcile(env(), from);
  assert.deepEqual([...new Set(left.map(({ orderId }) => orderId))].sort(), ids);
  const unknown = left.filter(({ what }) => what === 'there is no payment for it');
  assert.deepEqual(unknown.map(({ orderId }) => orderId).sort(), ids);
  const kept = charges.filter(({ refunded }) => !refunded);
  for (const { payment_intent } of kept) await stripeOf(shop).refunds.create({ payment_intent });
  assert.deepEqual(await reconcile(env(), from), unknown);
  await closeBooks({ output: shop.output, stop: () => shop.stop(), stores: own }, SETTLED_WITHIN);
}

async function unlessCancelled(shop: AnyShop, order: Placed): Promise<void> {
  const { status } = await shop.waitForStatus(order, SETTLING, SETTLED_WITHIN);
  if (status !== 'cancelled') await drive(shop, order, SETTLED_WITHIN);
}

/** The differences that reconciliation tells of everything since then. */
async function reconcile(env: Env, from: string, ...repair: string[]): Promise<Difference[]> {
  const to = new Date().toISOString();
  const [, out, err] = await call(env, 'payment.reconcile', '--from', from, '--to', to, ...repair);
  assert.equal(err, '');
  return (JSON.parse(out) as { differences: Difference[] }).differences;
}

/** The official client against a shop's twin. */
function stripeOf({ twinUrl }: AnyShop): Stripe {
  const { hostname: host, port } = new URL(twinUrl);
  return new Stripe('sk_test_twin', { host, port, protocol: 'http', telemetry: false, apiVersion: Stripe.API_VERSION });
}
