import { type Agenda, claimed, planned } from '../../../kernel/agenda.ts';
import type { EventLine, EventTax, OrderFacts } from '../../../kernel/events.ts';
import { UnknownValue } from '../../../kernel/unknown-value.ts';
import { type DisputesState, NO_DISPUTES } from './dispute.ts';
import { NO_REFUNDS, type RefundsState } from './refund.ts';

/** The status of a Checkout Session; `processing` is completed at Stripe, and its money has not arrived yet. */
export type SessionStatus = 'open' | 'processing' | 'paid' | 'failed' | 'expired';

/** A Checkout Session as it was read from Stripe; amounts in minor units. */
export interface Session {
  id: string;
  url: string | null;
  status: SessionStatus;
  amountTotal: number;
  currency: string;
  intent: string | null;
  orderId: string | null;
  shopId: string | null;
}

/** Another Session of this order than the one whose link was shown: it is expired, or its money goes back. */
type OtherSession = Pick<Session, 'id' | 'status' | 'intent' | 'amountTotal'>;

/** What a webhook of Stripe is about, until the object is read again: only its id. */
export interface StoredNotice {
  id: string;
  sessionId: string | null;
  refundId: string | null;
  disputeId: string | null;
  receivedAt: Date;
}

/** What the order is, for which money is wanted; amounts in minor units. */
export interface OrderPart {
  orderId: string;
  customerId: string;
  amount: number;
  currency: string;
  lines: readonly EventLine[];
  taxes: readonly EventTax[];
  tip: number;
  payBefore: Date;
}

/** The part of Sessions. */
export interface SessionsState {
  session: {
    /** `asked`: maybe made, no answer stored. `none`: there will be none. */
    status: SessionStatus | 'asked' | 'none';
    /** The whole request, stored before it is sent and repeated byte for byte under the same key. */
    request: Record<string, unknown>;
    attempt: number;
    /** When Stripe first said that nothing more will come of this attempt: if it made a Session, then before that. */
    spoiltAt: Date | null;
    id: string | null;
    url: string | null;
  };
  otherSessions: readonly OtherSession[];
}

/** The part of Account. */
export interface AccountState {
  /** What the Session brought, in minor units. */
  captured: number;
  intent: string | null;
  /** What it brought is not what the order costs: it goes back. */
  wrong: boolean;
  /** The order has accepted the money, or it goes back. */
  decided: boolean;
}

/** What Payment keeps itself. */
export interface OwnState extends OrderPart, Agenda {
  /** Worked in the order in which they came. */
  notices: readonly StoredNotice[];
  /** Why no money is wanted any more; a `cancelled` order's money goes back. */
  closing: 'no' | 'deadline' | 'refused' | 'cancelled';
  refusal: string | null;
  /** The order knows the link, or that there will be none. */
  notified: boolean;
}

/** All that is stored of a payment, each part by its owner. Nested values are replaced, never changed in place. */
export interface PaymentState extends OwnState, SessionsState, AccountState, RefundsState, DisputesState {
  /** All payment intents that are known to have brought, or to bring, money for this order: it is found by them. */
  intents: readonly string[];
  /** The hours of UTC in which people of the shop whose names are known asked for refunds; absent where none did. */
  staffHours?: readonly string[];
}

/** The next thing to do about a payment; each can be repeated without harm. */
export type Step =
  | 'create'
  | 'tell'
  | 'expire'
  | 'expire-others'
  | 'notice'
  | 'refund'
  | 'report'
  | 'restock'
  | 'report-disputes'
  | 'give-up'
  | 'read'
  | 'ask-order';

/** Before anything was asked of Stripe. */
const NO_SESSION: PaymentState['session'] = {
  status: 'none',
  request: {},
  attempt: 1,
  spoiltAt: null,
  id: null,
  url: null,
};

/** A payment of which nothing is known yet. */
export const blank = (now: Date): PaymentState => ({
  orderId: '',
  customerId: '',
  amount: 0,
  currency: '',
  lines: [],
  taxes: [],
  tip: 0,
  payBefore: now,
  session: { ...NO_SESSION },
  otherSessions: [],
  notices: [],
  closing: 'no',
  refusal: null,
  notified: false,
  captured: 0,
  intent: null,
  intents: [],
  wrong: false,
  decided: false,
  ...NO_REFUNDS,
  ...NO_DISPUTES,
  ...planned(null),
});

/** A payment whose Session may have been requested: the node that stores it requests it at once. */
export function opened(order: OrderFacts, request: Record<string, unknown>, now: Date): PaymentState {
  const { orderId, customerId, total: amount, currency, lines, taxes = [], tip = 0 } = order;
  const payBefore = new Date(order.payBefore);
  const session = { ...NO_SESSION, status: 'asked', request } as const;
  const wanted = { orderId, customerId, amount, currency, lines, taxes, tip, payBefore };
  return { ...blank(now), ...wanted, session, ...claimed(now) };
}

const KNOWN: Record<'session' | 'closing' | 'refund', readonly string[]> = {
  session: ['open', 'processing', 'paid', 'failed', 'expired', 'asked', 'none'],
  closing: ['no', 'deadline', 'refused', 'cancelled'],
  refund: ['requested', 'pending', 'succeeded', 'failed'],
};

/** Throws UnknownValue for what a newer node wrote: no money moves on a state that is not known here. */
export function checked(state: PaymentState): PaymentState {
  const check = (kind: keyof typeof KNOWN, value: string) => {
    if (!KNOWN[kind].includes(value)) throw new UnknownValue(`${kind} of the payment of ${state.orderId}`, value);
  };
  check('session', state.session.status);
  check('closing', state.closing);
  for (const refund of state.refunds) check('refund', refund.state);
  return state;
}
