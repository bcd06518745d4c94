import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderView } from '../../services/order/order.contract.ts';
import type { Open } from '../support/any-shop.ts';
import { closeBooks } from '../support/books.ts';
import type { Placed } from '../support/customers.ts';
import { eventually } from '../support/eventually.ts';
import { lastCause } from '../support/timeline.ts';

/** Where the page of an order is: what opens it stands behind, and goes nowhere. */
const pageOf = ({ trackingUrl }: Placed): string => trackingUrl.replace(/#.*/, '');
const statuses = ({ timeline }: OrderView) => timeline.map(({ status }) => status);

export function orderToPlate(open: Open): void {
  test('paid at the checkout page', async (t) => {
    const shop = await open(t);
    await t.test('an order is priced, held, paid at the checkout page, cooked and handed over', async () => {
      const before = await shop.left('burrata');
      const {
        status,
        headers,
        body: placed,
      } = await shop.send<Placed>('POST', '/api/customer/ann/orders', {
        items: [
          { id: 'burrata', quantity: 1 },
          { id: 'bruschetta', quantity: 2 },
          { id: 'burrata', quantity: 1 },
        ],
        expectedTotal: 3760,
      });
      assert.equal(status, 201);
      assert.equal(headers.get('location'), `/api/customer/ann/orders/${placed.id}`);
      assert.equal(placed.trackingUrl, `${shop.url}/orders/${placed.id}#${placed.secret}`);
      assert.deepEqual(placed.lines, [
        {
          itemId: 'burrata',
          name: 'Burrata',
          options: [],
          note: null,
          quantity: 2,
          unitPrice: 1190,
          total: 2380,
          tax: 0,
        },
        {
          itemId: 'bruschetta',
          name: 'Bruschetta',
          options: [],
          note: null,
          quantity: 2,
          unitPrice: 690,
          total: 1380,
          tax: 0,
        },
      ]);
      const { customerId, total, currency, status: first } = placed;
      assert.deepEqual(
        { customerId, total, currency, first },
        { customerId: 'ann', total: 3760, currency: 'eur', first: 'pending' },
      );
      assert.equal(await shop.left('burrata'), before - 2);

      const waiting = await shop.waitForStatus(placed, ['waiting_for_payment']);
      assert.ok(waiting.paymentLink?.startsWith(shop.twinUrl));
      const { trackingUrl: _page, secret: _opens, ...shape } = placed;
      assert.deepEqual(Object.keys(waiting).sort(), Object.keys(shape).sort());
      const paid = await shop.press(placed, 'pay');
      assert.deepEqual([paid?.status, paid?.headers.get('location')], [303, pageOf(placed)]);

      const cooked = await shop.waitForStatus(placed, ['cooked']);
      assert.deepEqual(statuses(cooked), ['pending', 'waiting_for_payment', 'paid', 'preparing', 'cooked']);
      assert.equal((await shop.send('POST', `/api/kitchen/tickets/${placed.id}/hand-over`, {})).status, 200);
      assert.equal((await shop.get(placed)).status, 'completed');
      const { charges } = await shop.stores();
      assert.deepEqual(
        charges.map(({ amount }) => amount),
        [3760],
      );
    });

    await t.test('a declined card leaves the order payable', async () => {
      const order = await shop.order('ann', { burrata: 1 });
      await shop.waitForStatus(order, ['waiting_for_payment']);
      const declined = await shop.press(order, 'decline');
      assert.match((await declined?.text()) ?? '', /declined/);
      assert.equal((await shop.press(order, 'cancel'))?.headers.get('location'), pageOf(order));
      assert.equal((await shop.get(order)).status, 'waiting_for_payment');
      assert.equal((await shop.press(order, 'pay'))?.status, 303);
      await shop.waitForStatus(order, ['cooked']);
      assert.equal(await shop.press(order, 'pay'), undefined, 'it cannot be paid twice');
    });

    await t.test(
      'cancelling before paying frees the units and closes the payment page; doing it again changes nothing',
      async () => {
        const before = await shop.left('burrata');
        const order = await shop.order('ann', { burrata: 3 });
        await shop.waitForStatus(order, ['waiting_for_payment']);
        const { status, body: cancelled } = await shop.cancel(order, 'no time');
        assert.deepEqual([status, cancelled.status, lastCause(cancelled)], [200, 'cancelled', 'customer: no time']);
        const again = await shop.cancel(order, 'really');
        assert.deepEqual([again.status, again.body], [200, cancelled]);
        await eventually(async () => (await shop.left('burrata')) === before);
        // Looked at rather than pressed: until it is closed, pressing pays.
        await eventually(async () => (await shop.stores()).sessions.every(({ status }) => status !== 'open'));
        assert.equal(await shop.press(order, 'pay'), undefined);
      },
    );
    const { sessions, charges } = await closeBooks(shop);
    assert.deepEqual(sessions.map(({ status }) => status).sort(), ['complete', 'complete', 'expired']);
    assert.deepEqual(charges.map(({ amount }) => amount).sort(), [1190, 3760]);
  });

  test('cooked by people', async (t) => {
    const shop = await open(t, { env: { KITCHEN_MODE: 'manual' } });
    await t.test('once it is on the stove the customer cannot cancel it any more', async () => {
      const order = await shop.order('ann', { burrata: 1 });
      await shop.pay(order);
      await shop.waitForStatus(order, ['paid']);
      const ticket = await shop.queued(order);
      assert.partialDeepStrictEqual(ticket.lines, [{ name: 'Burrata', quantity: 1 }]);
      assert.equal((await shop.send('POST', `/api/kitchen/tickets/${order.id}/start`, {})).status, 200);
      const refused = await shop.cancel<{ code: string }>(order);
      assert.deepEqual([refused.status, refused.body.code], [409, 'ORDER_ILLEGAL_MOVE']);
      assert.equal((await shop.send('POST', `/api/kitchen/tickets/${order.id}/bump`, {})).status, 200);
      assert.equal((await shop.get(order)).status, 'cooked');
    });

    await t.test('cancelling a paid order before it is cooked refunds it whole and frees the units', async () => {
      const before = await shop.left('burrata');
      const order = await shop.order('ann', { burrata: 3 });
      await shop.pay(order);
      await shop.waitForStatus(order, ['paid']);
      assert.equal((await shop.cancel(order)).body.status, 'cancelled');
      const { refunds } = await closeBooks(shop);
      assert.deepEqual(
        refunds.map(({ amount, status }) => [amount, status]),
        [[order.total, 'succeeded']],
      );
      await shop.start();
      assert.equal(await shop.left('burrata'), before);
    });
  });

  test('an order that nobody pays in time is cancelled, its units are free and its page is closed', async (t) => {
    const shop = await open(t, { env: { ORDER_PAY_WITHIN: '2s' } });
    const before = await shop.left('burrata');
    const order = await shop.order('ann', { burrata: 3 });
    await shop.waitForStatus(order, ['waiting_for_payment']);
    const cancelled = await shop.waitForStatus(order, ['cancelled']);
    assert.equal(lastCause(cancelled), 'sweep: not paid in time');
    assert.ok(Date.parse(cancelled.updatedAt) >= Date.parse(order.payBefore));
    assert.equal(await shop.press(order, 'pay'), undefined, 'the page can still be paid');
    const { items } = await closeBooks(shop);
    assert.equal(items.find(({ id }) => id === 'burrata')?.available, before);
  });
}
