import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FAILPOINTS } from '../../services/failpoint.ts';
import type { OrderView } from '../../services/order/order.contract.ts';
import { closeBooks } from '../support/books.ts';
import { Shop } from '../support/shop.ts';
import { callOff, customer, drive, isRefundPoint, random, unlessItDied } from './hungry-customers.ts';

/** Seconds. A hold whose order was never stored waits a minute for its first look; every other recovery is far quicker. */
const SETTLED_WITHIN = 80;
const RECOVERED_WITHIN = 15;
const KILLS = 3;
/** An order that is cooked never passes these. */
const ELSEWHERE = ['order.cancelled'];
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

async function killedAt(t: TestContext, failpoint: string): Promise<void> {
  const shop = await Shop.open(t, { failpoint });
  const first = await unlessItDied(shop.order('ann', { burrata: 2 }));
  if (first) await unlessItDied(drive(shop, first));
  assert.deepEqual(await shop.died(10), [null, 'SIGKILL']);

  await shop.start();
  const since = Date.now();
  const order = first ?? (await shop.order('ann', { burrata: 2 }));
  const { timeline } = await drive(shop, order);
  t.diagnostic(`${failpoint}: cooked ${Date.now() - since} ms after the restart`);
  assert.deepEqual(
    timeline.map(({ status }) => status).filter((status) => status !== 'waiting_for_payment'),
    ['pending', 'paid', 'preparing', 'cooked'],
  );
  const { orders } = await closeBooks(shop, failpoint === 'stock.reserved' ? SETTLED_WITHIN : RECOVERED_WITHIN);
  t.diagnostic(`${failpoint}: at rest ${Date.now() - since} ms after the restart`);
  const others = orders.filter(({ _id }) => _id !== order.id).map(({ status }) => status);
  assert.ok(others.length <= 1 && others.every((status) => ['waiting_for_payment', 'cancelled'].includes(status)));
}

/** Only money that goes back passes here: nobody cooks, so that a paid order can be cancelled. */
async function killedOverRefund(t: TestContext, failpoint: string): Promise<void> {
  const shop = await Shop.open(t, { failpoint, env: { KITCHEN_MODE: 'manual' } });
  const order = await shop.order('ann', { burrata: 2 });
  await unlessItDied(callOff(shop, order));
  assert.deepEqual(await shop.died(10), [null, 'SIGKILL']);

  await shop.start();
  const since = Date.now();
  const shown = await callOff(shop, order);
  t.diagnostic(`${failpoint}: the refund is shown ${Date.now() - since} ms after the restart`);
  assert.deepEqual(refundsOf(shown), [[order.total, 'succeeded']]);
  assert.equal(shown.refunded, order.total);
  const { refunds, orders } = await closeBooks(shop, RECOVERED_WITHIN);
  assert.deepEqual([refunds.map(({ amount }) => amount), orders.length], [[order.total], 1]);
}

const refundsOf = ({ refunds }: OrderView) => refunds.map(({ amount, state }) => [amount, state]);

describe('kill -9', { concurrency: 4 }, () => {
  test('at any moment, three times under load: every accepted order is cooked, and the books balance', async (t) => {
    t.diagnostic(`SEED=${SEED}`);
    const next = random(SEED);
    const shop = await Shop.open(t as TestContext);
    let over = false;
    t.after(() => {
      over = true; // Also where a start failed: or they would order for ever.
    });
    const customers = ['ann', 'bob', 'cem'].map((name) => customer(shop, name, () => over));
    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(100 + next() * 900);
      await shop.kill();
      await shop.start();
    }
    over = true;
    const accepted = (await Promise.all(customers)).flat();
    assert.ok(accepted.length >= KILLS, `only ${accepted.length} orders were accepted`);
    for (const order of accepted) await drive(shop, order);
    const { orders } = await closeBooks(shop, SETTLED_WITHIN);
    const cooked = orders.filter(({ status }) => status === 'cooked').length;
    t.diagnostic(`${accepted.length} accepted, ${cooked} cooked, ${orders.length - cooked} whose answer was lost`);
  });

  for (const failpoint of FAILPOINTS.filter(isRefundPoint)) {
    test(`at ${failpoint}: after a restart the money of the cancelled order goes back once, and the order shows it`, (t) =>
      killedOverRefund(t as TestContext, failpoint));
  }

  for (const failpoint of FAILPOINTS.filter((name) => !isRefundPoint(name) && !ELSEWHERE.includes(name))) {
    test(`at ${failpoint}: after a restart the order is paid once and cooked once, and the books balance`, (t) =>
      killedAt(t as TestContext, failpoint));
  }
});
