import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Stripe } from 'stripe';
import type { AnyShop, Open } from '../support/any-shop.ts';
import { askTwin } from '../support/ask-twin.ts';
import { closeBooks } from '../support/books.ts';
import type { Answer } from '../support/customers.ts';
import { eventually } from '../support/eventually.ts';

const SECRET = 'whsec_twin';
/** Where nobody listens: Stripe's own deliveries never arrive. */
const DEAF = { env: { PUBLIC_URL: 'http://localhost:9' } };
const now = () => Math.floor(Date.now() / 1000);

/** The official client against a shop's twin. */
function stripeOf({ twinUrl }: AnyShop): Stripe {
  const { hostname: host, port } = new URL(twinUrl);
  return new Stripe('sk_test_twin', { host, port, protocol: 'http', telemetry: false, apiVersion: Stripe.API_VERSION });
}

const signed = (payload: string, timestamp = now()): string =>
  new Stripe('sk_test_twin').webhooks.generateTestHeaderString({ payload, secret: SECRET, timestamp });

const deliver = (shop: AnyShop, payload: string, signature?: string): Promise<Answer<{ code?: string }>> =>
  shop.send('POST', '/api/webhook', payload, signature === undefined ? {} : { 'stripe-signature': signature });

const eventOf = (type: string, object: object = {}): string =>
  JSON.stringify({ id: `evt_${crypto.randomUUID()}`, object: 'event', type, created: now(), data: { object } });

export function webhooks(open: Open): void {
  test('delivered by hand', async (t) => {
    const shop = await open(t, DEAF);
    await t.test('what Stripe did not sign, or not now, is refused and leaves no trace', async () => {
      const order = await shop.order('ann', { burrata: 1 });
      await shop.pay(order);
      const [event] = (await stripeOf(shop).events.list({ type: 'checkout.session.completed' })).data;
      const payload = JSON.stringify(event);
      const forged = new Stripe('sk').webhooks.generateTestHeaderString({ payload, secret: 'whsec_guess' });
      const refused: Record<string, [payload: string, signature?: string]> = {
        'no signature': [payload],
        'an empty one': [payload, ''],
        'another secret': [payload, forged],
        'too old': [payload, signed(payload, now() - 301)],
        'from the future': [payload, signed(payload, now() + 302)],
        'far from the future': [payload, signed(payload, 99_999_999_999)],
        'a byte changed': [payload.replace('"livemode":false', '"livemode":falsE'), signed(payload)],
        'a byte added': [`${payload} `, signed(payload)],
        'signed for another time': [payload, signed(payload, now() - 10).replace(/t=\d+/, `t=${now()}`)],
        'two times': [payload, `t=${now()},${signed(payload, now() - 400)}`],
        'no version': [payload, signed(payload).replace('v1=', 'v0=')],
      };
      for (const [name, [body, signature]] of Object.entries(refused)) {
        const answer = await deliver(shop, body, signature);
        assert.deepEqual([answer.status, answer.body.code], [400, 'WEBHOOK_SIGNATURE'], name);
      }
      for (const body of ['not json', '7', '[]', '{}', '{"id":7,"type":"x"}']) {
        const answer = await deliver(shop, body, signed(body));
        assert.deepEqual([answer.status, answer.body.code], [400, 'WEBHOOK_MALFORMED'], body);
      }
      const { notices, payments } = await shop.stores();
      assert.deepEqual([notices, payments.map(({ notices }) => notices)], [[], [[]]]);
      assert.equal((await shop.get(order)).status, 'waiting_for_payment', 'any of them would have told of its money');
      for (const time of [now() - 295, now() + 295]) {
        assert.equal((await deliver(shop, payload, signed(payload, time))).status, 200);
      }
      await shop.waitForStatus(order, ['cooked']);
    });

    await t.test('each delivered three times and out of order has one effect', async () => {
      const orders = [await shop.order('ann', { burrata: 1 }), await shop.order('bob', { bruschetta: 2 })];
      const stray = await shop.order('cem', { burrata: 1 });
      for (const order of orders) await shop.pay(order);
      await shop.waitForStatus(stray, ['waiting_for_payment']);
      await shop.cancel(stray);
      const { data: events } = await stripeOf(shop).events.list({ limit: 100 });
      assert.ok(events.length >= 6, 'a payment intent and a Session for each, and for the one before');
      const times = [...events, ...events.toReversed(), ...events].map((event) => JSON.stringify(event));
      for (const payload of times) {
        const { status, body } = await deliver(shop, payload, signed(payload));
        assert.deepEqual([status, body], [200, { received: true }]);
      }
      const late = times[0] as string;
      await Promise.all([1, 2, 3].map(() => deliver(shop, late, signed(late))));
      for (const order of orders) {
        const { timeline } = await shop.waitForStatus(order, ['cooked']);
        assert.equal(timeline.filter(({ status }) => status === 'paid').length, 1);
      }
      const { charges, tickets } = await closeBooks(shop);
      assert.deepEqual([charges.length, tickets.length], [3, 3]);
    });
  });

  test('of any kind', async (t) => {
    const shop = await open(t);
    await t.test('what we do not handle, or is not ours, is taken and changes nothing', async () => {
      const order = await shop.order('ann', { burrata: 1 });
      await shop.waitForStatus(order, ['waiting_for_payment']);
      const theirs = await stripeOf(shop).checkout.sessions.create({
        mode: 'payment',
        line_items: [{ price_data: { currency: 'eur', unit_amount: 999, product_data: { name: 'Hat' } }, quantity: 1 }],
        success_url: 'http://hats.example/',
        metadata: { order_id: order.id, shop_id: 'another' },
      });
      const body = new URLSearchParams({ action: 'pay' });
      await fetch(theirs.url as string, { method: 'POST', body, redirect: 'manual' });
      const strange = [
        eventOf('customer.created', { id: 'cus_1', object: 'customer' }),
        eventOf('checkout.session.completed', { id: 7 }),
        eventOf('a.type.of.tomorrow'),
      ];
      for (const payload of strange) assert.equal((await deliver(shop, payload, signed(payload))).status, 200);
      assert.equal((await shop.get(order)).status, 'waiting_for_payment');
      await shop.pay(order);
      await shop.waitForStatus(order, ['cooked']);
    });

    await t.test('a dispute of a paid order stands in its payment and on the order', async () => {
      const order = await shop.order('ann', { burrata: 1 });
      await shop.pay(order);
      await shop.waitForStatus(order, ['cooked']);
      const { data } = await stripeOf(shop).checkout.sessions.list({ limit: 100 });
      const session = data.find(({ client_reference_id }) => client_reference_id === order.id);
      await askTwin(shop.twinUrl, `sessions/${session?.id}/dispute`);
      const disputed = await eventually(async () => {
        const { orders, payments } = await shop.stores();
        const seen = [orders, payments].map((all) => all.find(({ _id }) => _id === order.id)?.disputes[0]?.status);
        return seen.every((one) => one === 'needs_response') && seen;
      });
      assert.deepEqual(disputed, ['needs_response', 'needs_response']);
    });
    await shop.stop();
    const { refunds, letters, notices } = await shop.stores();
    assert.deepEqual([refunds, letters, notices], [[], [], []]);
  });

  test('an order is paid even if no webhook ever arrives', async (t) => {
    const shop = await open(t, DEAF);
    const order = await shop.order('ann', { burrata: 1 });
    await shop.pay(order);
    await shop.waitForStatus(order, ['cooked'], 90);
    const { notices } = await closeBooks(shop);
    assert.deepEqual(notices, []);
  });
}
