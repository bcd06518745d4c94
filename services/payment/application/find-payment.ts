import { PaymentUnknown } from '../domain/payment-errors.ts';
import type { PaymentDeps } from './ports.ts';
import { refundsView } from './refund-payment.ts';

/** What came and went back of these orders, for whoever compares books. */
export async function paymentBooks({ orderIds }: { orderIds: string[] }, { payments }: PaymentDeps) {
  return { orders: (await payments.findAll(orderIds)).map(refundsView) };
}

/** An order's payment, for the shop's people. Throws PaymentUnknown. */
export async function findPayment({ orderId }: { orderId: string }, { payments }: PaymentDeps) {
  const payment = await payments.find(orderId);
  if (!payment) throw new PaymentUnknown(orderId);
  const { amount, session, intent, closing, refusal, decided: settled, dueAt } = payment.state;
  const { status, id, url } = session;
  return {
    ...refundsView(payment),
    amount,
    session: { status, id, url },
    intent,
    closing,
    refusal,
    settled,
    dueAt: dueAt?.toISOString() ?? null,
  };
}
