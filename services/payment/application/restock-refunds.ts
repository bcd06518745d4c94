import { isRefusal } from '../../../kernel/domain-error.ts';
import type { Payment } from '../domain/payment.ts';
import { owesUnits } from '../domain/refund.ts';
import type { PaymentDeps } from './ports.ts';

/**
 * Has stock take back the units of refunds that succeeded. Stock does so once for each refund, so that this can be repeated.
 * While it holds the units and has not sold them, it refuses, and is asked again later: maybe the order has not heard of its money.
 */
export async function restockRefunds({ id, state }: Payment, { payments, stock, now }: PaymentDeps): Promise<Payment> {
  const owing = state.refunds.filter(owesUnits);
  try {
    for (const refund of owing) await stock.giveBack(id, refund.id, refund.lines ?? []);
  } catch (error) {
    if (isRefusal(error, 'RESERVATION_HELD')) await payments.update(id, (payment) => payment.remindOrder());
    // Its books are those of an old backup: they have no units of this order that could come back.
    if (!isRefusal(error, 'RESERVATION_UNKNOWN')) throw error;
  }
  const ids = owing.map((refund) => refund.id);
  return payments.update(id, (payment) => payment.restocked(ids, now()));
}
