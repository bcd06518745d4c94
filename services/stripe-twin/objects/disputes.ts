import { invalid } from '../http/errors.ts';
import type { TwinStore } from '../store.ts';
import type { Change } from '../twin.ts';
import { record } from './events.ts';
import { newId, seconds } from './ids.ts';
import type { Charge, Dispute } from './objects.ts';

const REASONS = ['fraudulent', 'product_not_received', 'product_unacceptable', 'duplicate', 'general'] as const;
const OUTCOMES = ['under_review', 'won', 'lost'] as const;
/** https://docs.stripe.com/disputes/how-disputes-work */
const NEXT: Record<string, readonly string[]> = { needs_response: OUTCOMES, under_review: ['won', 'lost'] };
const ANSWER_WITHIN = 7 * 24 * 3600;

/** For tests: the customer of a paid session has their bank take the money back, or a part of it. */
export const disputeSession: Change = ({ store }, { id, params }) => {
  params.only(['amount', 'reason']);
  const amount = params.integer('amount', 1, 99_999_999);
  const reason = params.oneOf('reason', REASONS) ?? 'fraudulent';
  return () => {
    const charge = chargeOf(store, id);
    if (charge.disputed) throw invalid(`Charge ${charge.id} is disputed already.`);
    store.charges.put({ ...charge, disputed: true });
    const dispute = store.disputes.put(newDispute(charge, amount ?? charge.amount, reason));
    record(store, 'charge.dispute.created', dispute);
    record(store, 'charge.dispute.funds_withdrawn', dispute);
    return dispute;
  };
};

/** For tests: the shop's answer lies with the bank, or the bank has decided. */
export const decideDispute: Change = ({ store }, { id, params }) => {
  const outcome = params.only(['outcome']).oneOf('outcome', OUTCOMES) ?? params.missing('outcome');
  return () => {
    const before = store.disputes.existing(id);
    if (!NEXT[before.status]?.includes(outcome)) {
      throw invalid(`A dispute with a status of \`${before.status}\` cannot become \`${outcome}\`.`);
    }
    const dispute = store.disputes.put<Dispute>({
      ...before,
      status: outcome,
      is_charge_refundable: outcome === 'won',
    });
    record(store, outcome === 'under_review' ? 'charge.dispute.updated' : 'charge.dispute.closed', dispute);
    if (outcome === 'won') record(store, 'charge.dispute.funds_reinstated', dispute);
    return dispute;
  };
};

function chargeOf(store: TwinStore, sessionId: string): Charge {
  const { payment_intent } = store.sessions.existing(sessionId);
  const charge = payment_intent === null ? null : store.intents.existing(payment_intent).latest_charge;
  if (!charge) throw invalid(`Checkout Session ${sessionId} brought no money that could be disputed.`);
  return store.charges.existing(charge);
}

function newDispute(charge: Charge, amount: number, reason: Dispute['reason']): Dispute {
  const now = Date.now();
  const due_by = seconds(now) + ANSWER_WITHIN;
  const answered = {
    has_evidence: false,
    past_due: false,
    submission_count: 0,
    submission_method: 'not_submitted',
  } as const;
  return {
    id: newId('du', now),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: seconds(now),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: { due_by, enhanced_eligibility: {}, ...answered },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: 'needs_response',
  };
}
