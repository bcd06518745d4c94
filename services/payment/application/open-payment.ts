import type { OrderFacts } from '../../../kernel/events.ts';
import { Payment } from '../domain/payment.ts';
import { sessionExpiry } from '../domain/session-expiry.ts';
import type { PaymentDeps } from './ports.ts';

/** An order wants to be paid: its payment is noted, and the sweep asks Stripe for the link right away. */
export async function openPayment(order: OrderFacts, { payments, checkout, now, wake }: PaymentDeps): Promise<void> {
  const at = now();
  const request = await checkout.request(order, sessionExpiry(new Date(order.payBefore), at));
  if (await payments.add(Payment.open(order, request, at))) wake('payments');
}
