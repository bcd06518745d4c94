import { isRefusal } from '../../../kernel/domain-error.ts';
import type { Payment } from '../domain/payment.ts';
import type { PaymentDeps } from './ports.ts';

/** The order shows the shop's people what is disputed. One that was begun and never stored has nothing to show. */
export async function reportDisputes({ id, state }: Payment, { payments, order, now }: PaymentDeps): Promise<Payment> {
  const { disputesVersion, disputes } = state;
  try {
    await order.noteDisputes(id, disputesVersion, disputes);
  } catch (error) {
    if (!isRefusal(error, 'ORDER_UNKNOWN')) throw error;
  }
  return payments.update(id, (payment) => payment.money((account) => account.disputesReported(disputesVersion), now()));
}
