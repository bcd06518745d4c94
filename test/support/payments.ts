import { Payment } from '../../services/payment/domain/payment.ts';
import type { Session } from '../../services/payment/domain/payment-state.ts';
import { orderFacts } from './events.ts';
import { NOW } from './orders.ts';

export const REQUEST = { mode: 'payment', metadata: { order_id: 'order-1' } };

export const openPayment = (id = 'order-1'): Payment => Payment.open(orderFacts({ orderId: id }), REQUEST, NOW);

/** What Stripe says of the Session of `order-1`; 1,700 cents unless told. */
export const session = (over: Partial<Session> = {}): Session => ({
  id: 'cs_1',
  url: 'https://pay/cs_1',
  status: 'open',
  amountTotal: 1700,
  currency: 'eur',
  intent: null,
  orderId: 'order-1',
  shopId: 'shop-1',
  ...over,
});

export const paidSession = (over: Partial<Session> = {}): Session =>
  session({ status: 'paid', url: null, intent: 'pi_1', ...over });

/** A payment whose link the order knows. */
export function linkedPayment(): Payment {
  const payment = openPayment();
  payment.observe(session(), NOW);
  payment.linkTold(NOW);
  return payment;
}

/** A payment whose money came. */
export function paidPayment(): Payment {
  const payment = linkedPayment();
  payment.observe(paidSession(), NOW);
  payment.takeFacts();
  return payment;
}
