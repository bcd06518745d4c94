import { DomainError } from '../../shared/domain-error.ts';

export class PaymentUnknown extends DomainError {
  constructor(orderId: string) {
    super('PAYMENT_UNKNOWN', 'not_found', `there is no payment for order ${orderId}`, { orderId });
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
