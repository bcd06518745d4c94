import { invalid } from '../http/errors.ts';
import type { TwinStore } from '../store.ts';
import type { Change } from '../twin.ts';
import { record } from './events.ts';
import { newId } from './ids.ts';
import type { Refund } from './objects.ts';

const OUTCOMES = ['succeeded', 'failed', 'canceled'] as const;
type Outcome = (typeof OUTCOMES)[number];
/** https://docs.stripe.com/refunds#failed-refunds: one that succeeded may still come back. */
const NEXT: Record<string, readonly Outcome[]> = { pending: OUTCOMES, succeeded: ['failed', 'canceled'] };

/** For tests: what the customer's bank makes of a refund. */
export const decideRefund: Change = ({ store }, { id, params }) => {
  const outcome = params.only(['outcome']).oneOf('outcome', OUTCOMES) ?? params.missing('outcome');
  return () => {
    const refund = store.refunds.existing(id);
    if (!NEXT[refund.status ?? '']?.includes(outcome)) {
      throw invalid(`A refund with a status of \`${refund.status}\` cannot become \`${outcome}\`.`);
    }
    return outcome === 'succeeded' ? arrived(store, refund) : cameBack(store, refund, outcome);
  };
};

function arrived(store: TwinStore, { pending_reason: _over, ...refund }: Refund): Refund {
  const balance_transaction = newId('txn', Date.now());
  const after = store.refunds.put<Refund>({ ...refund, balance_transaction, status: 'succeeded' });
  record(store, 'refund.updated', after);
  return after;
}

/** The charge has its amount to refund again. */
function cameBack(store: TwinStore, { pending_reason: _over, ...refund }: Refund, status: Outcome): Refund {
  const failure_reason = status === 'canceled' ? 'merchant_request' : 'unknown';
  const reversal = refund.balance_transaction && { failure_balance_transaction: newId('txn', Date.now()) };
  const after = store.refunds.put<Refund>({ ...refund, ...reversal, failure_reason, status });
  const charge = store.charges.existing(refund.charge as string);
  store.charges.put({ ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false });
  record(store, 'refund.failed', after);
  record(store, 'refund.updated', after);
  return after;
}
