import type { Dispute } from '../../services/payment/domain/dispute.ts';
import { Payment } from '../../services/payment/domain/payment.ts';
import type { Session } from '../../services/payment/domain/payment-state.ts';
import type { StripeRefund } from '../../services/payment/domain/refund.ts';
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
  payment.orderNotified(NOW);
  return payment;
}

/** A payment whose money came. */
export function paidPayment(): Payment {
  const payment = linkedPayment();
  payment.observe(paidSession(), NOW);
  payment.takeFacts();
  return payment;
}

/** What Stripe says of the first refund of a cancelled order; 1,700 cents of `pi_1` unless told. */
export const stripeRefund = (over: Partial<StripeRefund> = {}): StripeRefund => ({
  stripeId: 're_1',
  refundId: 'auto:1',
  intent: 'pi_1',
  amount: 1700,
  state: 'succeeded',
  ...over,
});

export const takeRefund = (payment: Payment, over: Partial<StripeRefund>, now: Date = NOW): void =>
  payment.money((account) => account.take([stripeRefund(over)], now), now);

/** Asks for so many cents back, or for all that is left. */
export const askBack = (payment: Payment, id: string, amount?: number): void =>
  payment.money((account) => account.refund({ id, amount, reason: 'cold soup' }, NOW), NOW);

/** A refund that somebody made in Stripe's dashboard. */
export const inDashboard = (amount: number): StripeRefund =>
  stripeRefund({ stripeId: 're_desk', refundId: null, amount });

/** What Stripe says of a dispute of `pi_1`. */
export const dispute = (over: Partial<Dispute> = {}): Dispute => ({
  id: 'du_1',
  intent: 'pi_1',
  amount: 1700,
  reason: 'fraudulent',
  status: 'needs_response',
  ...over,
});

/** Its refunds, a line each. */
export const refundRows = ({ state }: Payment): string[] =>
  state.refunds.map(({ id, amount, state }) => `${id} ${amount} ${state}`);

export const alertKinds = ({ alerts }: Payment): string[] => alerts.map(({ kind }) => kind);
