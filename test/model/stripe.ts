import { HOUR, MINUTE, SECOND } from '../../kernel/time.ts';
import { CheckoutRefused } from '../../services/payment/application/ports.ts';
import type { Session } from '../../services/payment/domain/payment-state.ts';
import type { StripeRefund } from '../../services/payment/domain/refund.ts';
import { DisputeBooks } from './disputes.ts';
import { StripeAnswers } from './stripe-answers.ts';

export interface AtStripe extends Session {
  orderId: string;
  /** Milliseconds. */
  madeAt: number;
  /** Milliseconds. */
  expiresAt: number;
}
export interface RefundAtStripe extends StripeRefund {
  orderId: string;
}
/** What Stripe would post. `sure`: nothing but this notice tells of it, so it is posted again until it is taken. */
export interface Posted {
  type: string;
  sessionId: string | null;
  refundId: string | null;
  disputeId?: string;
  /** The payment intent, where nothing else names the order. */
  intent?: string;
  sure: boolean;
}

/** Stripe's books. */
export class StripeBooks extends StripeAnswers {
  readonly sessions: AtStripe[] = [];
  readonly refunds: RefundAtStripe[] = [];
  /** Refunds, by our id, that were refused because nothing was left. */
  readonly refusals = new Set<string>();
  /** New refunds wait for the bank. */
  bankIsSlow = false;
  /** What it charges beside what was asked for. */
  surcharge = 0;
  readonly disputes: DisputeBooks;
  readonly #post: (posted: Posted) => void;

  constructor(now: () => number, world: { post(posted: Posted): void; note(what: string): void }) {
    super(now, world.note);
    this.#post = world.post;
    this.disputes = new DisputeBooks(world.post);
  }

  /** What it should not have been asked for. */
  readonly faultsFound: string[] = [];

  createSession({ order_id, expires_at, total }: Record<string, unknown>): Session {
    const expiresAt = Number(expires_at) * SECOND;
    const open = expiresAt - this.now();
    if (open < 30 * MINUTE || open > 24 * HOUR) throw new CheckoutRefused('expires_at is out of range', 'expires_at');
    const id = `cs_${this.sessions.length + 1}`;
    const fresh = {
      id,
      url: `https://pay/${id}`,
      status: 'open',
      currency: 'eur',
      intent: null,
      shopId: 'shop',
    } as const;
    const session = {
      ...fresh,
      amountTotal: Number(total) + this.surcharge,
      orderId: String(order_id),
      madeAt: this.now(),
      expiresAt,
    };
    const payable = this.payable(session.orderId);
    if (payable.length > 0 && !this.hasLagged) this.faultsFound.push(`${id} is made beside ${payable[0]?.id}`);
    this.sessions.push(session);
    return { ...session };
  }

  payable(orderId: string): AtStripe[] {
    return this.sessions.filter((one) => one.orderId === orderId && ['open', 'processing'].includes(one.status));
  }

  session(id: string): AtStripe {
    const found = this.sessions.find((session) => session.id === id);
    if (!found) throw new CheckoutRefused(`No such checkout.session: ${id}`);
    return found;
  }

  /** Newest last; undefined too where the list lags behind what was made of late. */
  find(orderId: string, expiresAt: unknown): Session | undefined {
    const lags = this.lags;
    this.lags = false;
    const made = this.sessions.find((one) => one.orderId === orderId && one.expiresAt === Number(expiresAt) * SECOND);
    const isHidden = made && lags && this.now() - made.madeAt < HOUR;
    return made && !isHidden ? { ...made } : undefined;
  }

  /** Nobody pays what is not open. */
  pay(session: AtStripe, when: 'now' | 'later'): boolean {
    if (session.status !== 'open') return false;
    const status = when === 'now' ? 'paid' : 'processing';
    Object.assign(session, { status, url: null, intent: `pi_${session.id}` });
    this.#tell(session, 'completed');
    return true;
  }

  settle(session: AtStripe, status: 'paid' | 'failed'): void {
    if (session.status !== 'processing') return;
    session.status = status;
    this.#tell(session, status === 'paid' ? 'async_payment_succeeded' : 'async_payment_failed');
  }

  expire(session: AtStripe): Session {
    if (session.status === 'open') {
      Object.assign(session, { status: 'expired', url: null });
      this.#tell(session, 'expired');
    }
    return { ...session };
  }

  /** Those whose time is over. */
  tick(): void {
    for (const session of this.sessions) if (session.expiresAt <= this.now()) this.expire(session);
  }

  /** What of an intent's money has not gone back, in minor units. */
  left(intent: string): number {
    const session = this.sessions.find((one) => one.intent === intent && one.status === 'paid');
    const back = this.refunds.filter((refund) => refund.intent === intent && refund.state !== 'failed');
    return (session?.amountTotal ?? 0) - back.reduce((sum, { amount }) => sum + amount, 0);
  }

  /** Without `refundId` it was made in the dashboard. */
  refund(intent: string, amount: number, refundId: string | null): StripeRefund {
    const { orderId } = this.sessions.find((one) => one.intent === intent) ?? { orderId: '' };
    if (amount < 1 || amount > this.left(intent)) {
      this.refusals.add(`${orderId} ${refundId}`);
      throw new CheckoutRefused('the amount is more than what is left');
    }
    const state = this.bankIsSlow ? 'pending' : 'succeeded';
    const refund = { stripeId: `re_${this.refunds.length + 1}`, refundId, intent, amount, state, orderId } as const;
    this.refunds.push({ ...refund });
    this.#post({ type: 'refund.created', sessionId: null, refundId: refund.stripeId, sure: refundId === null });
    return { ...refund };
  }

  /** The bank has done it, or sends it back. */
  moveRefund(refund: RefundAtStripe, state: 'succeeded' | 'failed'): void {
    const sure = refund.state !== 'pending' || refund.refundId === null;
    if (refund.state === 'failed' || refund.state === state) return;
    refund.state = state;
    const type = state === 'failed' ? 'refund.failed' : 'refund.updated';
    this.#post({ type, sessionId: null, refundId: refund.stripeId, sure });
  }

  #tell({ id, orderId }: AtStripe, what: string): void {
    const sure = this.hasLagged || this.sessions.filter((session) => session.orderId === orderId).length > 1;
    this.#post({ type: `checkout.session.${what}`, sessionId: id, refundId: null, sure });
  }
}
