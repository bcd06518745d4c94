import { DomainError } from '../../../kernel/domain-error.ts';

export class PaymentUnknown extends DomainError {
  constructor(orderId: string) {
    super('PAYMENT_UNKNOWN', 'not_found', `there is no payment for order ${orderId}`, { orderId });
  }
}

export class RefundTooMuch extends DomainError {
  /** Minor units: what was asked for, what came, and what of it is left. */
  constructor(orderId: string, amount: number, { came, left }: { came: number; left: number }) {
    const why =
      came === 0
        ? `no money has come for order ${orderId}`
        : left === 0
          ? `all that came for order ${orderId} goes back already`
          : `of order ${orderId} ${left} can be given back, in minor units`;
    super('REFUND_TOO_MUCH', 'conflict', why, { orderId, amount, left });
  }
}

/** The same refund id with another amount. */
export class RefundDiffers extends DomainError {
  constructor(orderId: string, refundId: string, amount: number) {
    super('IDEMPOTENCY_KEY_REUSED', 'invalid', `refund ${refundId} of order ${orderId} was asked for as ${amount}`, {
      orderId,
      refundId,
      amount,
    });
  }
}

export class RefundsTooMany extends DomainError {
  constructor(orderId: string, most: number) {
    super('REFUNDS_TOO_MANY', 'conflict', `order ${orderId} has ${most} refunds, and no more can be added`, {
      orderId,
      most,
    });
  }
}

/** The window holds more than one reconciliation compares. */
export class ReconcileTooMuch extends DomainError {
  constructor(most: number) {
    super(
      'RECONCILE_TOO_MUCH',
      'invalid',
      `the window holds over ${most} orders or objects of Stripe; take a shorter one`,
      { most },
    );
  }
}

/** One at a time: each asks Stripe for thousands of objects. */
export class ReconcileRunning extends DomainError {
  constructor() {
    super('RECONCILE_RUNNING', 'conflict', 'another reconciliation is under way; try again when it has ended');
  }
}

export class ReconcileSpan extends DomainError {
  constructor(field: 'from' | 'to', why: string) {
    super('RECONCILE_SPAN', 'invalid', `\`${field}\` ${why}`, { field });
  }
}

export class WebhookSignature extends DomainError {
  constructor() {
    super('WEBHOOK_SIGNATURE', 'malformed', 'the Stripe-Signature header does not fit the body, or its time is off');
  }
}

export class WebhookMalformed extends DomainError {
  constructor() {
    super('WEBHOOK_MALFORMED', 'malformed', 'the body is not an event of Stripe');
  }
}
