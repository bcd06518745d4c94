import { isRefusal } from '../../../kernel/domain-error.ts';
import type { Payment } from '../domain/payment.ts';
import { isStale, type Refund } from '../domain/refund.ts';
import { CheckoutBroken, CheckoutRefused, type PaymentDeps } from './ports.ts';

/** Requests each refund that is not made yet, and reads each that is pending. Where one fails, the others are still worked. */
export async function moveRefunds(payment: Payment, deps: PaymentDeps): Promise<Payment> {
  const open = payment.state.refunds.filter(({ state }) => state === 'requested' || state === 'pending');
  const failed: unknown[] = [];
  let current = payment;
  for (const refund of open) {
    current = await moveRefund(payment, refund, deps).catch((error) => {
      failed.push(error);
      return current;
    });
  }
  if (failed.length > 0) throw failed[0];
  return current;
}

async function moveRefund(payment: Payment, refund: Refund, deps: PaymentDeps): Promise<Payment> {
  const { refunds, payments, now } = deps;
  const { id, intent } = refund;
  try {
    if (isStale(refund, now())) throw new CheckoutBroken();
    const made = await refunds.refund(payment, refund);
    return await payments.update(payment.id, (payment) =>
      payment.money((account) => account.take([made], now()), now()),
    );
  } catch (error) {
    if (!(error instanceof CheckoutRefused) && !(error instanceof CheckoutBroken)) throw error;
    const known = await refunds.of(intent);
    return payments.update(payment.id, (payment) =>
      payment.money((account) => {
        if (error instanceof CheckoutRefused) account.refused(id, error.message, known, now());
        else account.unclear(refund, known, now());
      }, now()),
    );
  }
}

/** The order shows what went back. One that was begun and never stored has nothing to show. */
export async function reportRefunds({ id, state }: Payment, { payments, order, now }: PaymentDeps): Promise<Payment> {
  const { refundsVersion, refunds, intent } = state;
  try {
    await order.noteRefunds(id, refundsVersion, refunds, intent);
  } catch (error) {
    if (!isRefusal(error, 'ORDER_UNKNOWN')) throw error;
  }
  return payments.update(id, (payment) => payment.money((account) => account.reported(refundsVersion), now()));
}
