import { CheckoutBroken, CheckoutRefused } from '../../services/payment/application/ports.ts';
import type { Session } from '../../services/payment/domain/payment-state.ts';
import type { StripeRefund } from '../../services/payment/domain/refunds.ts';
import { HOUR, MINUTE, SECOND } from '../../services/shared/delay.ts';
import { Unavailable } from '../../services/shared/unavailable.ts';

export const STRIPE_FAULTS = [
  'is busy',
  'times out before the effect',
  'times out after the effect',
  'breaks before the effect',
  'breaks after the effect',
  'breaks after the effect, and its list lags',
] as const;
export type StripeFault = (typeof STRIPE_FAULTS)[number];

export interface AtStripe extends Session {
  orderId: string;
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
  sure: boolean;
}

interface Kept {
  at: number;
  replay(): unknown;
}

/** Stripe's books, and what its answers do under faults and repeated keys. */
export class StripeBooks {
  readonly sessions: AtStripe[] = [];
  readonly refunds: RefundAtStripe[] = [];
  /** Refunds, by our id, that were refused because nothing was left. */
  readonly refusals = new Set<string>();
  fault: StripeFault | undefined;
  /** New refunds wait for the bank. */
  bankIsSlow = false;
  /** What it charges beside what was asked for. */
  surcharge = 0;
  readonly #kept = new Map<string, Kept>();
  readonly now: () => number;
  readonly #world: { post(posted: Posted): void; note(what: string): void };
  /** Its list did not show what it should have. */
  hasLagged = false;
  #lags = false;

  constructor(now: () => number, world: { post(posted: Posted): void; note(what: string): void }) {
    this.now = now;
    this.#world = world;
  }

  /** What it should not have been asked for. */
  readonly faultsFound: string[] = [];

  /** One request; a fault about an effect waits for a request that has one. What was answered first under a key is the answer for a day: https://docs.stripe.com/api/idempotent_requests */
  answer<T>(effect: () => T, key?: string): T {
    const isMet = key !== undefined || !this.fault?.includes('effect');
    const fault = (isMet && this.fault) || '';
    if (isMet) this.fault = undefined;
    if (fault) this.#world.note(`Stripe ${fault}`);
    if (fault.endsWith('lags')) this.#lags = this.hasLagged = true;
    if (fault === 'is busy' || fault === 'times out before the effect') throw new Unavailable(`Stripe ${fault}`);
    const kept = key === undefined ? undefined : this.#kept.get(key);
    if (kept && this.now() - kept.at < 24 * HOUR) return kept.replay() as T;
    const breaks = fault.startsWith('breaks');
    if (breaks) this.#keep(key, () => broken());
    if (fault === 'breaks before the effect') throw new Unavailable(`Stripe ${fault}`);
    const answer = this.#try(effect, breaks ? undefined : key);
    if (fault) throw new Unavailable(`Stripe ${fault}`);
    return answer;
  }

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
    const session = { ...fresh, amountTotal: Number(total) + this.surcharge, orderId: String(order_id), expiresAt };
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

  /** Newest last; undefined too where the list lags behind. */
  find(orderId: string, expiresAt: unknown): Session | undefined {
    const lags = this.#lags;
    this.#lags = false;
    const made = this.sessions.find((one) => one.orderId === orderId && one.expiresAt === Number(expiresAt) * SECOND);
    return made && !lags ? { ...made } : undefined;
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
    this.#world.post({ type: 'refund.created', sessionId: null, refundId: refund.stripeId, sure: refundId === null });
    return { ...refund };
  }

  /** The bank has done it, or sends it back. */
  moveRefund(refund: RefundAtStripe, state: 'succeeded' | 'failed'): void {
    const sure = refund.state !== 'pending' || refund.refundId === null;
    if (refund.state === 'failed' || refund.state === state) return;
    refund.state = state;
    const type = state === 'failed' ? 'refund.failed' : 'refund.updated';
    this.#world.post({ type, sessionId: null, refundId: refund.stripeId, sure });
  }

  #tell({ id, orderId }: AtStripe, what: string): void {
    const sure = this.hasLagged || this.sessions.filter((session) => session.orderId === orderId).length > 1;
    this.#world.post({ type: `checkout.session.${what}`, sessionId: id, refundId: null, sure });
  }

  #try<T>(effect: () => T, key: string | undefined): T {
    try {
      const answer = effect();
      this.#keep(key, () => ({ ...answer }));
      return answer;
    } catch (error) {
      const isChecked = error instanceof CheckoutRefused && error.param !== undefined;
      if (!isChecked) this.#keep(key, () => fail(error));
      throw error;
    }
  }

  #keep(key: string | undefined, replay: () => unknown): void {
    if (key !== undefined) this.#kept.set(key, { at: this.now(), replay });
  }
}

const broken = () => fail(new CheckoutBroken('Stripe broke over this request, and repeats that'));
function fail(error: unknown): never {
  throw error;
}
