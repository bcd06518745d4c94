import type { OrderFacts } from '../../shared/events.ts';
import type { Payment } from '../domain/payment.ts';
import type { Refund, Session } from '../domain/payment-state.ts';

export interface Payments {
  /** False if there is a payment for its order already. */
  add(payment: Payment): Promise<boolean>;
  find(orderId: string): Promise<Payment | undefined>;
  /** Throws PaymentUnknown. `change` may run more than once. */
  update(orderId: string, change: (payment: Payment) => void): Promise<Payment>;
  due(now: Date, limit: number): Promise<string[]>;
}

/** A notice from Stripe: only where to look. What it says of the object may be stale, so the object is read again. */
export interface Notice {
  id: string;
  type: string;
  sessionId: string | null;
}

export interface Notices {
  /** Remembers it once; false if it is known. Those to be worked are due at once. */
  add(notice: Notice, toWork: boolean, now: Date): Promise<boolean>;
  /** The notice, if it is still to be worked and nobody else claimed it; moves its next look forward. */
  claim(id: string, now: Date): Promise<Notice | undefined>;
  done(id: string): Promise<void>;
  due(now: Date, limit: number): Promise<string[]>;
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

/** Stripe. Whatever else than CheckoutRefused it throws may be tried again. */
export interface Checkout {
  /** Makes the request for an order's Session, to be stored and then sent as it is. */
  request(order: OrderFacts, expiresAt: Date): Promise<Record<string, unknown>>;
  /** Whether this object is one of this shop's; others are left alone. */
  isOurs(session: Session): Promise<boolean>;
  create(request: Record<string, unknown>, key: string): Promise<Session>;
  read(sessionId: string): Promise<Session>;
  /** Answers the Session as it stands then: it may have been paid in the meantime. */
  expire(sessionId: string): Promise<Session>;
  /** Asks for the refund, or how it goes if it has been asked for. */
  refund(payment: Payment, refund: Refund): Promise<{ stripeId: string; state: Refund['state'] }>;
  /** Throws WebhookSignature, WebhookMalformed. */
  verify(body: string, signature: string, now: Date): Notice;
}

interface Order {
  awaitPayment(orderId: string, paymentLink: string): Promise<unknown>;
  cannotBePaid(orderId: string, reason: string): Promise<unknown>;
  settlement(orderId: string): Promise<'wait' | 'sell' | 'release'>;
}

export interface PaymentDeps {
  payments: Payments;
  notices: Notices;
  checkout: Checkout;
  order: Order;
  now(): Date;
  /** Has the sweep of that name look now rather than in a second. */
  wake(sweep: 'payments' | 'notices'): void;
  /** Something that a person should look at. */
  alert(orderId: string, message: string): void;
}
