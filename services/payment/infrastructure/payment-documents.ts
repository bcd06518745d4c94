import type { CloudEvent, PaymentFacts } from '../../../kernel/events.ts';
import { later } from '../../../kernel/time.ts';
import { DEAD_LETTER_INDEXES } from '../../../platform/channels/dead-letters.ts';
import type { Documents, Index } from '../../../platform/documents/documents.ts';
import { AggregateDocuments, type Fields, type Stored } from '../../../platform/record/aggregate-documents.ts';
import { Outbox } from '../../../platform/record/outbox.ts';
import { failpoint } from '../../failpoint.ts';
import type { PaymentDeps, Payments } from '../application/ports.ts';
import { Payment, type PaymentFact } from '../domain/payment.ts';
import { PaymentUnknown } from '../domain/payment-errors.ts';
import type { PaymentState } from '../domain/payment-state.ts';
import type { Refund } from '../domain/refund.ts';
import { isUnmade } from '../domain/sessions.ts';

const PAGE = 500;

export interface StoredPayment extends Stored, Omit<PaymentState, 'orderId' | 'payBefore' | 'lookAgainAt' | 'refunds'> {
  payBefore: string;
  lookAgainAt: string | null;
  refunds: (Omit<Refund, 'at'> & { at: string })[];
}

/** Every query of this service uses one of these. */
export const PAYMENT_COLLECTIONS: Record<string, Index[]> = {
  payments: [
    { name: 'by_look', keys: ['lookAgainAt'] },
    { name: 'by_outbox', keys: ['outboxPending'] },
  ],
  notices: [{ name: 'by_look', keys: ['lookAgainAt'] }],
  shop: [],
  feed: [],
  dead_letters: DEAD_LETTER_INDEXES,
};

function toFields({ state }: Payment): Fields<StoredPayment> {
  const { orderId: _id, payBefore, lookAgainAt, refunds, ...same } = state;
  return {
    ...same,
    payBefore: payBefore.toISOString(),
    lookAgainAt: lookAgainAt?.toISOString() ?? null,
    refunds: refunds.map(({ at, ...refund }) => ({ ...refund, at: at.toISOString() })),
  };
}

/** What a payment, and a refund, has that was stored before there were refunds in parts. */
const ADDED_LATER = { strays: [], wrong: false, refundsVersion: 0, refundsTold: 0 };
const wholeRefund = ({ intent, payBefore }: StoredPayment) => {
  return { intent: intent ?? '', reason: 'the order is cancelled', attempt: 1, at: payBefore };
};

/** A change works on copies: what was read is compared with what came of it. */
function fromStored(older: StoredPayment): Payment {
  const stored = { ...ADDED_LATER, ...older };
  const { _id, version, outbox: _outbox, outboxPending: _pending, ...same } = stored;
  const payBefore = new Date(stored.payBefore);
  const lookAgainAt = stored.lookAgainAt === null ? null : new Date(stored.lookAgainAt);
  const session = { ...stored.session };
  const strays = stored.strays.map((stray) => ({ ...stray }));
  const refunds = stored.refunds.map((refund) => {
    const row = { ...wholeRefund(stored), ...refund };
    return { ...row, at: new Date(row.at) };
  });
  return Payment.fromStored({ ...same, orderId: _id, payBefore, lookAgainAt, session, strays, refunds }, version);
}

function facts({ id, version, state, refunded }: Payment): PaymentFacts {
  return { orderId: id, version, captured: state.captured, refunded, currency: state.currency };
}

/** What the payment service owes the world. */
export const paymentOutbox = (
  store: Documents<StoredPayment>,
  publish: (event: CloudEvent) => Promise<void>,
  warn: (fields: object, message: string) => void,
) =>
  new Outbox<PaymentFact, Payment, StoredPayment>({
    source: 'payment',
    store,
    fromStored,
    dataOf: facts,
    publish,
    warn,
  });

/** Payments as documents. */
export class PaymentDocuments extends AggregateDocuments<PaymentFact, Payment, StoredPayment> implements Payments {
  readonly #alert: PaymentDeps['alert'];

  constructor(store: Documents<StoredPayment>, outbox: ReturnType<typeof paymentOutbox>, alert: PaymentDeps['alert']) {
    super(store, { fromStored, toFields, missing: (id) => new PaymentUnknown(id) }, outbox);
    this.#alert = alert;
  }

  override async add(payment: Payment): Promise<boolean> {
    const added = await super.add(payment);
    failpoint('payment.opened');
    return added;
  }

  override async update(id: string, change: (payment: Payment) => void): Promise<Payment> {
    const payment = await super.update(id, change);
    for (const { kind, message } of payment.alerts) this.#alert(kind, id, message);
    if (payment.state.session.status === 'open' && !payment.state.told) failpoint('payment.session-stored');
    if (payment.state.captured > 0) failpoint('payment.captured');
    if (payment.nextStep === 'refund') failpoint('payment.refund-requested');
    return payment;
  }

  async due(now: Date, limit: number): Promise<string[]> {
    const query = { lookAgainAt: { $lte: now.toISOString() } };
    return (await this.store.find({ query, sort: 'lookAgainAt', limit })).map(({ _id }) => _id);
  }

  /** One that changes meanwhile is left out: it is not forgotten. Those to come are read in the order in which they are due. */
  async wakeAll(now: Date, spreadMs: number): Promise<void> {
    const end = later(now, spreadMs).toISOString();
    for (let after = end; ; ) {
      const query = { lookAgainAt: { $gt: after } };
      const page = await this.store.find({ query, sort: 'lookAgainAt', limit: PAGE });
      const waiting = page.filter(({ session }) => isUnmade(session));
      await Promise.all(
        waiting.map(({ _id, version }) => {
          const lookAgainAt = later(now, Math.random() * spreadMs).toISOString();
          return this.store.updateMany({ _id, version }, { $set: { lookAgainAt, version: version + 1 } });
        }),
      );
      const last = page.at(-1)?.lookAgainAt;
      if (page.length < PAGE || !last) return;
      after = last;
    }
  }
}
