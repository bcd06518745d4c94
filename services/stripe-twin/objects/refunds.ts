import { formatMoney } from '../../../kernel/money.ts';
import { invalid } from '../http/errors.ts';
import type { TwinStore } from '../store.ts';
import type { Change } from '../twin.ts';
import { record } from './events.ts';
import { newId, seconds } from './ids.ts';
import type { Charge, Intent, Refund } from './objects.ts';

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;
const MOST = 99_999_999;

export const createRefund: Change = ({ store }, { params }) => {
  params.only(['payment_intent', 'amount', 'reason', 'metadata']);
  const intent = store.intents.existing(params.required('payment_intent'), 'payment_intent');
  const asked = params.integer('amount', 1, MOST);
  const details = { reason: params.oneOf('reason', REASONS) ?? null, metadata: params.metadata('metadata') };
  return () => {
    const charge = chargeOf(store, intent.id);
    const amount = refundable(charge, asked);
    const made = newRefund(charge, amount, intent, details);
    const refund = store.refunds.put(startsPending(store) ? pending(made) : made);
    const refunded = charge.amount_refunded + amount;
    const after = { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount };
    store.charges.put(after);
    record(store, 'refund.created', refund);
    if (refund.status === 'succeeded') record(store, 'refund.updated', refund);
    record(store, 'charge.refunded', after);
    return refund;
  };
};

const startsPending = ({ chaos }: TwinStore): boolean =>
  chaos.settings !== undefined && chaos.strikes('refund_pending', 'refunds', chaos.count('refunds').nth);

const pending = (refund: Refund): Refund => ({
  ...refund,
  balance_transaction: null,
  pending_reason: 'processing',
  status: 'pending',
});

function chargeOf(store: TwinStore, intentId: string): Charge {
  const { latest_charge } = store.intents.existing(intentId, 'payment_intent');
  if (latest_charge) return store.charges.existing(latest_charge);
  throw invalid(`This PaymentIntent (${intentId}) does not have a successful charge to refund.`, {
    param: 'payment_intent',
  });
}

/** What to give back, in minor units: never more than is left. */
function refundable(charge: Charge, asked: number | undefined): number {
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  const amount = asked ?? left;
  if (amount <= left) return amount;
  const [much, most] = [formatMoney(amount, charge.currency), formatMoney(left, charge.currency)];
  throw invalid(`Refund amount (${much}) is greater than unrefunded amount on charge (${most})`, {
    code: 'amount_too_large',
    param: 'amount',
  });
}

function newRefund(
  charge: Charge,
  amount: number,
  intent: Intent,
  { reason, metadata }: Pick<Refund, 'reason' | 'metadata'>,
): Refund {
  const now = Date.now();
  return {
    id: newId('re', now),
    object: 'refund',
    amount,
    balance_transaction: newId('txn', now),
    charge: charge.id,
    created: seconds(now),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    metadata,
    payment_intent: intent.id,
    payment_method: intent.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
}
