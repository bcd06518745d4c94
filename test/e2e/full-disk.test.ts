import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { closeBooks } from '../support/books.ts';
import { until } from '../support/customers.ts';
import { Shop } from '../support/shop.ts';
import { needsRoot, smallDisk } from '../support/small-disk.ts';

const WANTED = { items: [{ id: 'margherita', quantity: 1 }] };

describe('a shop whose disk is full', needsRoot, () => {
  const disk = smallDisk(32);

  test('answers 503 and is not ready, says why in its log, loses nothing, and goes on when there is room', async (t) => {
    process.env.TMPDIR = disk.folder;
    const shop = await Shop.open(t);
    const paid = await shop.order('ann', { margherita: 1 });
    await shop.pay(paid);
    await shop.waitForStatus(paid, ['cooked']);
    const unpaid = await shop.order('ann', { margherita: 1 });
    await shop.waitForStatus(unpaid, ['waiting_for_payment']);
    const ready = () => shop.send<{ missing: string[] }>('GET', '/health/ready');

    disk.fill();
    for (let i = 0; i < 5; i++) {
      const { status, headers } = await shop.send('POST', '/api/customer/bob/orders', WANTED);
      assert.deepEqual([status, headers.get('content-type')], [503, 'application/problem+json']);
    }
    const full = await until(
      5,
      async () => {
        const { status, body } = await ready();
        return status === 503 && body.missing;
      },
      () => 'it is ready',
    );
    assert.ok(full.includes('stock.store') && full.includes('order.store'), `${full}`);
    assert.match(
      shop.output,
      /request failed[^\n]*database or disk is full|database or disk is full[^\n]*request failed/,
    );
    assert.equal((await shop.get(unpaid)).status, 'waiting_for_payment', 'it still reads');

    disk.free();
    await until(
      10,
      async () => (await ready()).status === 200,
      () => 'it is not ready again',
    );
    await shop.pay(unpaid);
    await shop.waitForStatus(unpaid, ['cooked']);
    await shop.waitForStatus(paid, ['cooked']);
    const after = await shop.order('bob', { margherita: 1 });
    await shop.pay(after);
    await shop.waitForStatus(after, ['cooked']);
    const { orders } = await closeBooks(shop, 80);
    assert.deepEqual(orders.filter(({ status }) => status === 'cooked').length, 3);
    assert.doesNotMatch(shop.output, /cannot rollback|no such savepoint/);
  });
});
