import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { closePayment } from '../../services/payment/application/close-payment.ts';
import { lookAfterPayment } from '../../services/payment/application/look-after-payment.ts';
import { CheckoutBroken, CheckoutRefused, type PaymentDeps } from '../../services/payment/application/ports.ts';
import type { Payment } from '../../services/payment/domain/payment.ts';
import { NOW, PAY_BEFORE } from '../support/orders.ts';
import { linkedPayment, openPayment, paidSession, session } from '../support/payments.ts';

const TOO_NEAR = new CheckoutRefused('The `expires_at` timestamp must be at least 30 minutes away.', 'expires_at');

/** One payment, a clock, and a Stripe that answers its next requests with these errors. */
function shopOf(payment: Payment) {
  const shop = {
    now: NOW,
    asked: 0,
    create: undefined as Error | undefined,
    alerts: [] as string[],
    told: [] as string[],
  };
  const refuse = () => Promise.reject(new Unavailable('Stripe is away'));
  const deps = {
    payments: {
      find: async () => payment,
      update: async (_: string, change: (payment: Payment) => void) => {
        change(payment);
        return payment;
      },
    },
    checkout: {
      create: async () => {
        shop.asked++;
        throw shop.create;
      },
      find: async () => undefined,
      expire: async () => session({ status: 'expired' }),
    },
    refunds: { refund: refuse },
    order: { cannotBePaid: async () => void shop.told.push('cannot be paid'), noteRefunds: async () => {} },
    now: () => shop.now,
    alert: (kind: string) => shop.alerts.push(kind),
  } as unknown as PaymentDeps;
  return {
    shop,
    close: () => closePayment({ orderId: 'order-1' }, deps),
    look: () => lookAfterPayment({ id: 'order-1' }, deps).catch(() => {}),
  };
}

for (const [what, error] of [
  ['its end lies too near by then', TOO_NEAR],
  ['its key is spoilt, and there is none', new CheckoutBroken()],
] as const) {
  test(`asked for in vain until its time was over, no Session is made any more, as ${what}: the order was not paid in time`, async () => {
    const payment = openPayment();
    const { shop, close, look } = shopOf(payment);
    shop.create = new Unavailable('Stripe is away');
    await look();
    shop.now = later(PAY_BEFORE, SECOND);
    assert.deepEqual([await close(), shop.alerts], [{ state: 'open' }, ['not-closed']], 'one may have been made');
    shop.create = error;
    assert.deepEqual([await close(), payment.state.closing], [{ state: 'closed' }, 'deadline']);
    assert.deepEqual([shop.alerts, shop.told, payment.state.lookAgainAt], [['not-closed'], [], null]);
  });
}

test('a payment whose time is over when it is first looked at asks for no Session', async () => {
  const payment = openPayment();
  const { shop, close, look } = shopOf(payment);
  shop.now = PAY_BEFORE;
  await look();
  assert.deepEqual([shop.asked, await close(), payment.state.lookAgainAt], [0, { state: 'closed' }, null]);
});

test('what Stripe refuses for another reason is never payable, however late it says so', async () => {
  const { shop, close, look } = shopOf(openPayment());
  shop.create = new Unavailable('Stripe is away');
  await look();
  shop.now = later(PAY_BEFORE, MINUTE);
  shop.create = new CheckoutRefused('No such price', 'line_items[0][price]');
  assert.deepEqual(
    [await close(), shop.alerts, shop.told],
    [{ state: 'closed' }, ['never-payable'], ['cannot be paid']],
  );
});

test('a refund that Stripe does not answer is no reason to say that the payment could not be closed', async () => {
  const payment = linkedPayment();
  payment.observe(paidSession({ id: 'cs_2', intent: 'pi_2' }), NOW);
  const { shop, close } = shopOf(payment);
  assert.deepEqual([await close(), shop.alerts], [{ state: 'closed' }, []]);
});

test('somebody who finds too late for a Session what another has asked for anew leaves that alone', () => {
  const payment = openPayment();
  payment.lookAfter(NOW);
  payment.renewRequest({}, 1);
  payment.tooLate(1, PAY_BEFORE);
  assert.deepEqual([payment.state.session.status, payment.state.closing], ['asked', 'no']);
});
