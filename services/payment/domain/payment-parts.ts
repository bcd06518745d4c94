import type { Alert } from '../../../kernel/alert.ts';
import { Account } from './account.ts';
import { Disputes } from './disputes.ts';
import type { OwnState, PaymentState } from './payment-state.ts';
import { Refunds } from './refunds.ts';
import { intentsOf, Sessions } from './sessions.ts';
import { staffHours } from './trail.ts';

/** What a payment is made of: each part alone changes its part of the state, and here they are joined. */
export class PaymentParts {
  /** What a person should look at since it was loaded. */
  readonly alerts: { kind: Alert; message: string }[] = [];
  readonly sessions: Sessions;
  readonly refunds: Refunds;
  readonly disputes: Disputes;
  readonly account: Account;
  #own: OwnState;

  constructor(state: PaymentState) {
    this.#own = ownPart(state);
    this.sessions = new Sessions(state);
    this.refunds = new Refunds(state);
    this.disputes = new Disputes(state);
    this.account = new Account(state, {
      order: this.#own,
      sessions: this.sessions,
      refunds: this.refunds,
      disputes: this.disputes,
      isCancelled: () => this.#own.closing === 'cancelled',
      alert: (kind, message) => void this.alerts.push({ kind, message }),
    });
  }

  /** What Payment keeps itself. */
  get own(): OwnState {
    return this.#own;
  }

  setOwn(change: Partial<OwnState>): void {
    this.#own = { ...this.#own, ...change };
  }

  get state(): PaymentState {
    const [sessions, account] = [this.sessions.state, this.account.state];
    const intents = intentsOf(sessions.otherSessions, account.intent);
    const refunds = this.refunds.state;
    const found = { intents, ...staffHours(refunds.refunds) };
    return { ...this.#own, ...sessions, ...account, ...refunds, ...this.disputes.state, ...found };
  }

  /** Grows with each change that the order is to be notified of, and when the order has answered. */
  get reports(): number {
    const { refundsVersion, refundsNotified } = this.refunds.state;
    const { disputesVersion, disputesNotified } = this.disputes.state;
    return refundsVersion + refundsNotified + disputesVersion + disputesNotified;
  }
}

function ownPart(state: PaymentState): OwnState {
  const { orderId, customerId, amount, currency, lines, taxes, tip, payBefore } = state;
  const { notices, closing, refusal, notified, dueAt, tries, claimed } = state;
  const order = { orderId, customerId, amount, currency, lines, taxes, tip, payBefore };
  return { ...order, notices, closing, refusal, notified, dueAt, tries, claimed };
}
