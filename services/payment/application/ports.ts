import type { Alert } from '../../../kernel/alert.ts';
import type { OrderFacts } from '../../../kernel/events.ts';
import type { TrailEntry, TrailPage } from '../../../kernel/trail.ts';
import type { OrderBook, Taken } from '../domain/differences.ts';
import type { Dispute } from '../domain/dispute.ts';
import type { Payment } from '../domain/payment.ts';
import type { Session, StoredNotice } from '../domain/payment-state.ts';
import type { Refund, StripeRefund } from '../domain/refund.ts';
import type { Stock } from './stock-port.ts';

export interface Payments {
  /** False if there is a payment for its order already. */
  add(payment: Payment): Promise<boolean>;
  /** As it stands. */
  find(orderId: string): Promise<Payment | undefined>;
  /** Those of these orders that have a payment; at most 100. */
  findAll(orderIds: readonly string[]): Promise<Payment[]>;
  /** The refunds that people of the shop asked for. */
  changes(page: TrailPage): Promise<TrailEntry[]>;
  /** The order whose payment knows this payment intent; undefined if none does (yet). */
  ofIntent(intent: string): Promise<string | undefined>;
  /** As far as this process knows: for work whose results are stored by `update`. */
  known(orderId: string): Promise<Payment | undefined>;
  /** Throws PaymentUnknown. `change` may run more than once. */
  update(orderId: string, change: (payment: Payment) => void): Promise<Payment>;
  /** A change that can wait for the payment's next write, a second at most; lost in between, it comes again. */
  note(orderId: string, change: (payment: Payment) => void): void;
  /** `restarted`: those of a dead process too, whatever their lease. */
  due(now: Date, limit: number, restarted: boolean): Promise<string[]>;
  /** Those that wait to ask for their Session again become due, spread over so many milliseconds from now. */
  wakeAll(now: Date, spreadMs: number): Promise<void>;
}

/** A notice from Stripe: the ids of its object. What it says of the object may be stale, so the object is read again. */
export interface Notice extends Owner {
  id: string;
  type: string;
  sessionId: string | null;
  refundId: string | null;
  disputeId: string | null;
  /** The payment intent of the money that the object is about, where it names one. */
  intent: string | null;
  /** When it happened, by Stripe's clock. */
  at?: Date;
}

/** Notices whose payment is not known (yet), or that do not name it. */
export interface Notices {
  /** Remembers it once, claimed; false if it is known. */
  add(notice: StoredNotice, now: Date): Promise<boolean>;
  /** The notice, if it is due and no other node claimed it; moves its `dueAt` forward. */
  claim(id: string, now: Date, restarted: boolean): Promise<StoredNotice | undefined>;
  /** It is worked, or given up. */
  remove(id: string): Promise<void>;
  due(now: Date, limit: number, restarted: boolean): Promise<string[]>;
}

/** Stripe's events, for those who ask for them instead of waiting for webhooks. One node at a time reads. */
export interface Feed {
  isDue(now: Date): Promise<boolean>;
  /** Up to when it was read; undefined if another node reads right now. */
  claim(now: Date): Promise<Date | undefined>;
  /** In this span, with their times, by Stripe's clock. Those that this node had before may be left out. */
  events(from: Date, to: Date): AsyncIterable<Notice & { at: Date }>;
  /** Moves the cursor to `readTo`, never back: a node whose claim ran out may call late. */
  moveTo(readTo: Date, dueAt: Date): Promise<void>;
}

/** Stripe will never accept this, however often it is asked. `param` is what it found fault with. */
export class CheckoutRefused extends Error {
  readonly param: string | undefined;

  constructor(message: string, param?: string) {
    super(message);
    this.name = 'CheckoutRefused';
    this.param = param;
  }
}

/** Stripe has nothing under this id; or it has, under the key of another account. */
export class CheckoutMissing extends CheckoutRefused {}

/** Stripe answered 500 once, and repeats that answer for this key. Only a list shows whether the request was carried out. */
export class CheckoutBroken extends Error {}

/** Whose a thing at Stripe is, by its metadata. */
export interface Owner {
  orderId: string | null;
  shopId: string | null;
}

/** Stripe. Whatever else than CheckoutRefused and CheckoutBroken it throws may be tried again. */
export interface Checkout {
  /** Makes the request for an order's Session, to be stored and then sent as it is. */
  request(order: Omit<OrderFacts, 'seen'>, expiresAt: Date): Promise<Record<string, unknown>>;
  /** Whether this object is one of this shop's; others are left alone. */
  isOurs(owner: Owner): Promise<boolean>;
  create(request: Record<string, unknown>, key: string): Promise<Session>;
  read(sessionId: string): Promise<Session>;
  /** Answers the Session as it stands then: it may have been paid in the meantime. */
  expire(sessionId: string): Promise<Session>;
  /** The Session that was made of this request until then without our knowing, if there is one. */
  find(orderId: string, request: Record<string, unknown>, until: Date): Promise<Session | undefined>;
  /** The Session whose money this payment intent is; undefined if none is. */
  ofIntent(intent: string): Promise<Session | undefined>;
  /** Whose money a payment intent is about, by the metadata that we gave it. */
  ownerOf(intent: string): Promise<Owner>;
  /** Throws WebhookSignature, WebhookMalformed. */
  verify(body: string, signature: string, now: Date): Notice;
}

/** Stripe's refunds; they throw what Checkout throws. */
export interface StripeRefunds {
  /** Asks for the refund, or how it goes if it has been asked for. */
  refund(payment: Payment, refund: Refund): Promise<StripeRefund>;
  /** Those of a payment intent. */
  of(intent: string): Promise<StripeRefund[]>;
  read(stripeId: string): Promise<StripeRefund & Owner>;
}

/** What banks dispute, by Stripe; they throw what Checkout throws. */
export interface StripeDisputes {
  read(id: string): Promise<Dispute & Owner>;
  /** Those of a payment intent. */
  of(intent: string): Promise<Dispute[]>;
}

/** Stripe's objects, anybody's, that were made in this span. A page that fails is requested again. */
export interface StripeBooks {
  sessions(from: Date, to: Date): AsyncIterable<Session & { at: Date }>;
  /** By the payment intents that took money. */
  taken(from: Date, to: Date): AsyncIterable<Taken & Owner & { at: Date }>;
  refunds(from: Date, to: Date): AsyncIterable<StripeRefund & { at: Date }>;
  disputes(from: Date, to: Date): AsyncIterable<Dispute & { at: Date }>;
  /** What one intent took; nothing if it took nothing. */
  takenBy(intent: string): Promise<Taken[]>;
}

/** An order as reconciliation sees it. */
export interface Listed extends OrderBook {
  orderId: string;
}

interface Order {
  awaitPayment(orderId: string, paymentLink: string): Promise<unknown>;
  cannotBePaid(orderId: string, reason: string): Promise<unknown>;
  /** What goes back, all of it so far; `version` counts the changes of it, `own` brought the order's own money. */
  noteRefunds(orderId: string, version: number, refunds: readonly Refund[], own: string | null): Promise<unknown>;
  /** What is disputed, all of it so far; `version` counts the changes of it. */
  noteDisputes(orderId: string, version: number, disputes: readonly Dispute[]): Promise<unknown>;
  /** Those that were placed in this span. */
  placed(from: Date, to: Date): AsyncIterable<Listed>;
  /** Undefined if there is none, anybody's. */
  find(orderId: string): Promise<Listed | undefined>;
  settlement(orderId: string): Promise<'wait' | 'sell' | 'release'>;
}

/** What goes first: what is further on its way. */
export type Urgency = 'closing' | 'paid' | 'accepted' | 'look';

export interface PaymentDeps {
  payments: Payments;
  notices: Notices;
  checkout: Checkout;
  /** Null where webhooks come. */
  feed: Feed | null;
  refunds: StripeRefunds;
  disputes: StripeDisputes;
  books: StripeBooks;
  order: Order;
  stock: Stock;
  now(): Date;
  /** Who of the shop's people asks; null for all others. */
  who: string | null;
  /**
   * Goes on after the request or event was answered, with its trace and never its deadline. One work loop a record: what comes
   * meanwhile joins it. Resolves when the work has ended, with what it failed of, which is logged; the sweep tries that again.
   */
  inBackground(id: string, urgency: Urgency, work: (deps: PaymentDeps) => Promise<unknown>): Promise<Error | undefined>;
  /** Has the feed of Stripe's events read on now rather than in a second. */
  readOn(): void;
  /**
   * Does this unless another node is at it; false then. That spares Stripe double work and decides nothing: two may be at it all
   * the same where the lock that they share is away.
   */
  alone(what: 'feed' | 'reconcile', work: () => Promise<void>): Promise<boolean>;
  /** Marks the answer: the request was done before. */
  replayed(): void;
  /** A webhook about what happened then is noted. */
  noted(at: Date): void;
  /** Something that a person should look at. */
  alert(kind: Alert, orderId: string, message: string): void;
}
