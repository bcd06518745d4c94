import { isRefusal } from '../../../kernel/domain-error.ts';
import { Payment } from '../domain/payment.ts';
import type { PaymentDeps } from './ports.ts';
import { workPayment } from './work-payment.ts';

type Closed = { state: 'closed' } | { state: 'open' } | { state: 'paid'; captured: number; currency: string };

/** The order's deadline is past: expires its Session so that no money can arrive, and answers whether some did. */
export async function closePayment({ orderId }: { orderId: string }, deps: PaymentDeps): Promise<Closed> {
  const { payments, inBackground, alert } = deps;
  const payment = await close(orderId, 'deadline', deps);
  const failure = await inBackground(orderId, 'closing', (deps) => workPayment(orderId, deps));
  const { standing, state } = (await payments.find(orderId)) ?? payment;
  if (failure && standing === 'open')
    alert('not-closed', orderId, `the payment could not be closed yet: ${failure.message}`);
  return standing === 'paid'
    ? { state: 'paid', captured: state.captured, currency: state.currency }
    : { state: standing };
}

/** The order is cancelled: its Session is expired, and money that came goes back. */
export async function cancelPayment({ orderId }: { orderId: string }, deps: PaymentDeps): Promise<void> {
  const payment = await close(orderId, 'cancelled', deps);
  if (payment.nextStep) void deps.inBackground(orderId, 'closing', (deps) => workPayment(orderId, deps));
}

/** The same as an action: its answer says that the cancellation is stored. */
export async function cancelPaymentOnRequest(p: { orderId: string }, deps: PaymentDeps): Promise<{ orderId: string }> {
  await cancelPayment(p, deps);
  return p;
}

/** A payment that was never opened is made, closed, so that none can be opened any more. */
async function close(orderId: string, why: 'deadline' | 'cancelled', deps: PaymentDeps): Promise<Payment> {
  const { payments, now } = deps;
  const change = () => payments.update(orderId, (payment) => payment.close(why, now()));
  try {
    return await change();
  } catch (error) {
    if (!isRefusal(error, 'PAYMENT_UNKNOWN')) throw error;
    const closed = Payment.closed(orderId, now());
    return (await payments.add(closed)) ? closed : change();
  }
}
