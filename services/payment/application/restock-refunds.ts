import { isRefusal } from '../../../kernel/domain-error.ts';
import type { Payment } from '../domain/payment.ts';
import type { LineUnits, Refund } from '../domain/refund.ts';
import { owing, unitsToStock } from '../domain/units-to-stock.ts';
import type { PaymentDeps } from './ports.ts';

/**
 * Has stock take back the units of refunds that succeeded, one after the other. Stock does so once for each refund and answers a
 * repeat the same, so that this can be repeated.
 */
export async function restockRefunds(payment: Payment, deps: PaymentDeps): Promise<Payment> {
  let current = payment;
  for (const refund of owing(payment.state.refunds)) {
    const given = await giveBack(current, refund, deps);
    current = await deps.payments.update(payment.id, (payment) => payment.restocked(refund.id, given, deps.now()));
  }
  return current;
}

/** While stock holds the units and has not sold them, it refuses, and is asked again later: maybe the order has not heard of its money. */
async function giveBack({ id, state }: Payment, refund: Refund, deps: PaymentDeps): Promise<readonly LineUnits[]> {
  const { payments, stock } = deps;
  try {
    return await stock.giveBack(id, refund.id, unitsToStock(refund, state.refunds));
  } catch (error) {
    if (isRefusal(error, 'RESERVATION_HELD')) await payments.update(id, (payment) => payment.remindOrder());
    // Its books are those of an old backup: they have no units of this order that could come back.
    if (!isRefusal(error, 'RESERVATION_UNKNOWN')) throw error;
    return [];
  }
}
