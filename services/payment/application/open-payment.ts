import type { OrderFacts } from '../../../kernel/events.ts';
import { Payment } from '../domain/payment.ts';
import { sessionExpiry } from '../domain/session-expiry.ts';
import type { PaymentDeps } from './ports.ts';
import { workPayment } from './work-payment.ts';

/** An order wants to be paid: its payment is stored, and Stripe is asked for the link right away. */
export async function openPayment(order: OrderFacts, deps: PaymentDeps): Promise<void> {
  const { payments, checkout, now, inBackground } = deps;
  const at = now();
  const request = await checkout.request(order, sessionExpiry(new Date(order.payBefore), at));
  if (await payments.add(Payment.open(order, request, at)))
    void inBackground(order.orderId, 'accepted', (deps) => workPayment(order.orderId, deps));
}
