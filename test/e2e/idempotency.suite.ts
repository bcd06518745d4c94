import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TicketView } from '../../services/kitchen/kitchen.contract.ts';
import type { OrderView } from '../../services/order/order.contract.ts';
import type { AnyShop, Open } from '../support/any-shop.ts';
import { closeBooks } from '../support/books.ts';
import { type Answer, type Placed, until } from '../support/customers.ts';
import { causeOf, lastCause } from '../support/timeline.ts';
import { unlessItDied } from './hungry-customers.ts';

const MANUAL = { KITCHEN_MODE: 'manual' };
/** More than it takes until the process that is to die has been asked. */
const MOST_TRIES = 20;

const moves = ({ timeline }: OrderView) => timeline.map(({ status }) => status);
const isRefused = ({ status, body }: Answer<unknown>) =>
  assert.deepEqual([status, (body as { code: string }).code], [422, 'IDEMPOTENCY_KEY_REUSED']);

/** What a shop is asked under a key. */
function underKey(shop: AnyShop, key: string) {
  const post = <T>(path: string, body: object) =>
    shop.send<T>('POST', path, body, { 'idempotency-key': key.padEnd(16, '-') });
  return {
    order: (quantity: number) => post<Placed>('/api/customer/ann/orders', { items: [{ id: 'burrata', quantity }] }),
    cancel: ({ id }: Placed, reason: string) => post<OrderView>(`/api/customer/ann/orders/${id}/cancel`, { reason }),
    cancelByStaff: ({ id }: Placed) => post<OrderView>(`/api/kitchen/orders/${id}/cancel`, { reason: 'sold out' }),
    press: ({ id }: Placed, button: string) => post<TicketView>(`/api/kitchen/tickets/${id}/${button}`, {}),
  };
}

async function paid(shop: AnyShop): Promise<Placed> {
  const order = await shop.order('ann', { burrata: 1 });
  await shop.pay(order);
  await shop.queued(order);
  return order;
}

/** Does it to new orders, each under a key of its own, until a process dies over one: answers that one. */
async function untilOneDies(
  shop: AnyShop,
  prepare: () => Promise<Placed>,
  ask: (order: Placed) => Promise<unknown>,
): Promise<Placed> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const order = await prepare();
    if (tries % 2 === 1) await shop.get(order); // Or the balancer might give each try to the same node.
    if (await unlessItDied(ask(order))) continue;
    assert.deepEqual(await shop.died(10), [null, 'SIGKILL']);
    await shop.start();
    return order;
  }
  return assert.fail('it never died');
}

export function idempotency(open: Open): void {
  test('under a key', async (t) => {
    const shop = await open(t, { env: MANUAL });
    await t.test('what comes twice at once under one key is done once: order, start, bump, cancel', async () => {
      const twice = async <T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> => {
        const [one, two] = await Promise.all([ask(), ask()]);
        // Between the two answers it may have gone on by itself: the order has its link, or has heard of its ticket.
        const inBetween = { version: 0, updatedAt: '', status: '', paymentLink: '', timeline: [] };
        const [first, second] = [one, two].map(({ status, body }) => [status, { ...body, ...inBetween }]);
        assert.deepEqual(second, first);
        const said = [one, two].map(({ headers }) => headers.get('idempotent-replayed'));
        assert.deepEqual(said.sort(), [null, 'true'].sort(), 'one of the two says that it is the repeat');
        return one;
      };
      const placed = await twice(() => underKey(shop, 'k1').order(1));
      assert.equal(placed.status, 201);
      isRefused(await underKey(shop, 'k1').order(2));
      await shop.pay(placed.body);
      await shop.queued(placed.body);
      for (const [button, state] of Object.entries({ start: 'cooking', bump: 'cooked' })) {
        const { status, body } = await twice(() => underKey(shop, 'k1').press(placed.body, button));
        assert.deepEqual([status, body.state], [200, state]);
      }
      const other = (await underKey(shop, 'k2').order(1)).body;
      const cancelled = await twice(() => underKey(shop, 'k2').cancel(other, 'no time'));
      assert.deepEqual([cancelled.status, cancelled.body.status], [200, 'cancelled']);
      isRefused(await underKey(shop, 'k2').cancel(other, 'too dear'));
      const { orders } = await shop.stores();
      assert.deepEqual(orders.map(({ status }) => status).sort(), ['cancelled', 'cooked']);
    });

    await t.test('what staff cancel leaves the board, and the customer gets the money back', async () => {
      const order = await paid(shop);
      await underKey(shop, 'k3').press(order, 'start');
      const { status, body } = await underKey(shop, 'k3').cancelByStaff(order);
      assert.deepEqual([status, lastCause(body)], [200, 'staff: sold out']);
      const onTheStove = async () =>
        (await shop.send<{ items: TicketView[] }>('GET', '/api/kitchen/tickets?state=cooking')).body.items.length;
      await until(
        10,
        async () => (await onTheStove()) === 0,
        () => 'its ticket is still there',
      );
      const { refunds, orders } = await closeBooks(shop);
      assert.deepEqual(
        refunds.map(({ amount }) => amount),
        [order.total],
      );
      assert.equal(orders.length, 3);
    });
  });

  test('a cancel whose answer was lost in a crash is answered when it is repeated, and refunds once', async (t) => {
    const shop = await open(t, { env: MANUAL, failpoint: 'order.cancelled' });
    const cancel = (order: Placed) => underKey(shop, order.id).cancel(order, 'no time');
    const order = await untilOneDies(shop, () => paid(shop), cancel);
    for (let i = 0; i < 2; i++) {
      const { status, body } = await cancel(order);
      const causes = body.timeline.map(causeOf);
      assert.deepEqual([status, body.status, causes.includes('customer: no time')], [200, 'cancelled', true]);
    }
    isRefused(await underKey(shop, order.id).cancel(order, 'too dear'));
    const { timeline } = await shop.get(order);
    assert.equal(timeline.filter((move) => causeOf(move) === 'customer: no time').length, 1);
    const { refunds, orders } = await closeBooks(shop, 80);
    assert.equal(refunds.length, orders.length, 'each was paid, cancelled and refunded once');
  });

  test('a bump whose answer was lost in a crash is not done again after a recall', async (t) => {
    const shop = await open(t, { env: MANUAL, failpoint: 'kitchen.cooked' });
    const started = async () => {
      const order = await paid(shop);
      assert.equal((await underKey(shop, 'start').press(order, 'start')).status, 200);
      return order;
    };
    const bump = (order: Placed) => underKey(shop, 'bump').press(order, 'bump');
    const order = await untilOneDies(shop, started, bump);
    assert.equal((await bump(order)).body.state, 'cooked');
    assert.equal((await underKey(shop, 'recall').press(order, 'recall')).body.state, 'cooking');
    const late = await bump(order);
    assert.deepEqual([late.status, late.body.state], [200, 'cooking']);
    assert.deepEqual(moves(await shop.get(order)).slice(2), ['paid', 'preparing', 'cooked', 'preparing']);
    await closeBooks(shop);
  });
}
