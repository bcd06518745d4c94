import { LEASE } from '../../../kernel/agenda.ts';
import type { CloudEvent, PaymentFacts } from '../../../kernel/events.ts';
import { later } from '../../../kernel/time.ts';
import type { TrailEntry, TrailPage } from '../../../kernel/trail.ts';
import { DEAD_LETTER_INDEXES } from '../../../platform/channels/dead-letters.ts';
import type { Documents, Index, Query } from '../../../platform/documents/documents.ts';
import { newestChanges, STAFF_INDEX } from '../../../platform/record/newest-changes.ts';
import { Records, type RecordsOptions } from '../../../platform/record/records.ts';
import type { Fields, Stored } from '../../../platform/record/stored.ts';
import { failpoint } from '../../failpoint.ts';
import type { PaymentDeps, Payments } from '../application/ports.ts';
import { Payment, type PaymentFact } from '../domain/payment.ts';
import { PaymentUnknown } from '../domain/payment-errors.ts';
import type { PaymentState, StoredNotice } from '../domain/payment-state.ts';
import type { Refund } from '../domain/refund.ts';
import { isUnmade } from '../domain/session.ts';
import { trailOf } from '../domain/trail.ts';

const PAGE = 500;

type Dated<T, K extends keyof T> = Omit<T, K> & { [N in K]: string };
type Same = Omit<PaymentState, 'orderId' | 'payBefore' | 'dueAt' | 'session' | 'refunds' | 'notices'>;
type StoredRefund = Omit<Dated<Refund, 'at'>, 'askedBy'> & { askedBy?: { who: string; at: string } };
export interface StoredPayment extends Stored, Same {
  payBefore: string;
  dueAt: string | null;
  session: Omit<PaymentState['session'], 'spoiltAt'> & { spoiltAt: string | null };
  refunds: StoredRefund[];
  notices: Dated<StoredNotice, 'receivedAt'>[];
}

/** Every query of this service uses one of these. */
export const PAYMENT_COLLECTIONS: Record<string, Index[]> = {
  payments: [
    { name: 'by_due', keys: ['dueAt', '_id'] },
    { name: 'by_outbox', keys: ['outboxPending', '_id'] },
    { name: 'by_intent', keys: ['intents'], ofList: true },
    STAFF_INDEX,
  ],
  notices: [{ name: 'by_due', keys: ['dueAt', '_id'] }],
  shop: [],
  feed: [],
  dead_letters: DEAD_LETTER_INDEXES,
};

function toFields({ state }: Payment): Fields<StoredPayment> {
  const { orderId: _id, payBefore, dueAt, session, refunds, notices, ...same } = state;
  return {
    ...same,
    payBefore: payBefore.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    session: { ...session, spoiltAt: session.spoiltAt?.toISOString() ?? null },
    refunds: refunds.map(({ at, askedBy, ...refund }) => ({
      ...refund,
      at: at.toISOString(),
      ...(askedBy && { askedBy: { ...askedBy, at: askedBy.at.toISOString() } }),
    })),
    notices: notices.map(({ receivedAt, ...notice }) => ({ ...notice, receivedAt: receivedAt.toISOString() })),
  };
}

function fromStored(stored: StoredPayment): Payment {
  const { _id, version, outbox: _outbox, outboxPending: _pending, requests: _done, trace: _trace, ...same } = stored;
  const state: PaymentState = {
    ...same,
    orderId: _id,
    payBefore: new Date(stored.payBefore),
    dueAt: stored.dueAt === null ? null : new Date(stored.dueAt),
    session: {
      ...stored.session,
      spoiltAt: stored.session.spoiltAt === null ? null : new Date(stored.session.spoiltAt),
    },
    refunds: stored.refunds.map(({ at, askedBy, ...refund }) => ({
      ...refund,
      at: new Date(at),
      ...(askedBy && { askedBy: { ...askedBy, at: new Date(askedBy.at) } }),
    })),
    notices: stored.notices.map((notice) => ({ ...notice, receivedAt: new Date(notice.receivedAt) })),
  };
  return Payment.fromStored(state, version);
}

function facts({ id, version, state, refunded }: Payment): PaymentFacts {
  return { orderId: id, version, captured: state.captured, refunded, currency: state.currency };
}

const missing = (id: string) => new PaymentUnknown(id);

/** Payments as documents. */
export class PaymentDocuments extends Records<PaymentFact, Payment, StoredPayment> implements Payments {
  readonly #alert: PaymentDeps['alert'];
  /** The latest `dueAt` of payments that were claimed before this process started; later claims have a later `dueAt`. */
  #lastDeadClaim: string | undefined;

  constructor(
    store: Documents<StoredPayment>,
    options: RecordsOptions<Payment>,
    publish: (event: CloudEvent) => Promise<void>,
    alert: PaymentDeps['alert'],
  ) {
    const mapping = { fromStored, toFields, missing, copy: Payment.copy };
    super(store, mapping, options, { source: 'payment', dataOf: facts, publish });
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
    if (payment.state.session.status === 'open') failpoint('payment.session-stored');
    if (payment.state.notices.length > 0) failpoint('webhook.stored');
    if (payment.state.captured > 0) failpoint('payment.captured');
    if (payment.nextStep === 'refund') failpoint('payment.refund-requested');
    return payment;
  }

  async findAll(orderIds: readonly string[]): Promise<Payment[]> {
    const found = await this.store.find({ query: { _id: { $in: orderIds } }, limit: orderIds.length });
    return found.map(fromStored);
  }

  changes(page: TrailPage): Promise<TrailEntry[]> {
    return newestChanges(this.store, page, (stored) => trailOf(fromStored(stored).state));
  }

  async ofIntent(intent: string): Promise<string | undefined> {
    return (await this.store.find({ query: { intents: intent }, limit: 1 }))[0]?._id;
  }

  /** Payments that a dead process had claimed come first: their customers wait for a link. Tens of thousands may be due for a mere read. */
  async due(now: Date, limit: number, restarted: boolean): Promise<string[]> {
    const time = now.toISOString();
    const ids = (query: Query) => this.store.ids({ query, sort: 'dueAt', limit });
    const due = await ids({ dueAt: { $lte: time } });
    if (!restarted) return due;
    this.#lastDeadClaim ??= later(now, LEASE).toISOString();
    const died = await ids({ dueAt: { $gt: time, $lte: this.#lastDeadClaim }, claimed: true });
    return [...died, ...due].slice(0, limit);
  }

  /** Those to come are read in the order in which they are due. */
  async wakeAll(now: Date, spreadMs: number): Promise<void> {
    for (let after = later(now, spreadMs).toISOString(); ; ) {
      const page = await this.store.find({ query: { dueAt: { $gt: after } }, sort: 'dueAt', limit: PAGE });
      const waiting = page.filter(({ session }) => isUnmade(session));
      await Promise.all(
        waiting.map(({ _id }) => this.update(_id, (payment) => payment.wake(later(now, Math.random() * spreadMs)))),
      );
      const last = page.at(-1)?.dueAt;
      if (page.length < PAGE || !last) return;
      after = last;
    }
  }
}
