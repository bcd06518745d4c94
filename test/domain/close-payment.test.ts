import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEASE } from '../../kernel/agenda.ts';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { closePayment } from '../../services/payment/application/close-payment.ts';
import { lookAfterPayment } from '../../services/payment/application/look-after-payment.ts';
import { CheckoutBroken, CheckoutRefused, type PaymentDeps } from '../../services/payment/application/ports.ts';
import type { Payment } from '../../services/payment/domain/payment.ts';
import type { Session } from '../../services/payment/domain/payment-state.ts';
import { NOW, PAY_BEFORE } from '../support/orders.ts';
import { linkedPayment, openPayment, paidSession, session } from '../support/payments.ts';

const TOO_NEAR = new CheckoutRefused('The `expires_at` timestamp must be at least 30 minutes away.', 'expires_at');

/** One payment, a clock, and a Stripe that answers its next requests with these errors. */
function shopOf(payment: Payment) {
  const shop = {
    now: NOW,
    create: session() as Session | Error,
    ended: [] as string[],
    alerts: [] as string[],
    told: [] as string[],
  };
  const refuse = () => Promise.reject(new Unavailable('Stripe is away'));
  const deps = {
    payments: {
      find: async () => payment,
      known: async () => payment,
      note: (_: string, change: (payment: Payment) => void) => change(payment),
      update: async (_: string, change: (payment: Payment) => void) => {
        change(payment);
        return payment;
      },
    },
    checkout: {
      create: async () => {
        if (shop.create instanceof Error) throw shop.create;
        return shop.create;
      },
      find: async () => undefined,
      expire: async (id: string) => {
        shop.ended.push(id);
        return session({ id, status: 'expired', url: null });
      },
    },
    refunds: { refund: refuse },
    order: { cannotBePaid: async () => void shop.told.push('cannot be paid'), noteRefunds: async () => {} },
    now: () => shop.now,
    inBackground: (_id: string, _urgency: string, work: (deps: PaymentDeps) => Promise<unknown>) =>
      work(deps).then(
        () => undefined,
        (error: Error) => error,
      ),
    alert: (kind: string) => shop.alerts.push(kind),
  } as unknown as PaymentDeps;
  return {
    shop,
    close: () => closePayment({ orderId: 'order-1' }, deps),
    look: () => lookAfterPayment({ id: 'order-1' }, deps),
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
    shop.now = later(NOW, LEASE);
    await look();
    shop.now = later(PAY_BEFORE, SECOND);
    assert.deepEqual([await close(), shop.alerts], [{ state: 'open' }, ['not-closed']], 'one may have been made');
    shop.create = error;
    assert.deepEqual([await close(), payment.state.closing], [{ state: 'closed' }, 'deadline']);
    assert.deepEqual([shop.alerts, shop.told, payment.state.dueAt], [['not-closed'], [], null]);
  });
}

test('a payment whose Session may have been made by somebody who died finds out, and ends it before it is closed', async () => {
  const payment = openPayment();
  const { shop, close } = shopOf(payment);
  shop.now = PAY_BEFORE;
  assert.deepEqual([await close(), shop.ended, shop.alerts], [{ state: 'closed' }, ['cs_1'], []]);
  assert.deepEqual([payment.state.notified, payment.state.dueAt], [false, null], 'nobody is shown a link that ends');
});

test('what Stripe refuses for another reason is never payable, however late it says so', async () => {
  const { shop, close, look } = shopOf(openPayment());
  shop.create = new Unavailable('Stripe is away');
  shop.now = later(NOW, LEASE);
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
  payment.renewRequest({}, 1);
  payment.tooLate(1, PAY_BEFORE);
  assert.deepEqual([payment.state.session.status, payment.state.closing], ['asked', 'no']);
});
