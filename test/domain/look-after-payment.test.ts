import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, later } from '../../kernel/time.ts';
import { lookAfterPayment } from '../../services/payment/application/look-after-payment.ts';
import type { PaymentDeps, Urgency } from '../../services/payment/application/ports.ts';
import type { Payment } from '../../services/payment/domain/payment.ts';
import { NOW } from '../support/orders.ts';
import { linkedPayment, openPayment, paidPayment } from '../support/payments.ts';

/** Under which rank a look at this payment is worked, far in the future. */
async function rankOf(payment: Payment): Promise<Urgency | undefined> {
  let rank: Urgency | undefined;
  const deps = {
    payments: { update: async (_id: string, change: (payment: Payment) => void) => change(payment) },
    now: () => later(NOW, 24 * HOUR),
    inBackground: async (_id: string, urgency: Urgency) => {
      rank = urgency;
    },
  } as unknown as PaymentDeps;
  await lookAfterPayment({ id: payment.id }, deps);
  return rank;
}

test('what a sweep takes up goes by what it is: a refund first, then a link, and what is only read again last', async () => {
  const cancelled = paidPayment();
  cancelled.close('cancelled', NOW);
  const payments = [cancelled, openPayment('order-2'), linkedPayment()];
  assert.deepEqual(await Promise.all(payments.map(rankOf)), ['closing', 'accepted', 'look']);
});
