import { DomainError } from '../../../kernel/domain-error.ts';

export class WebhookUnknown extends DomainError {
  constructor(endpointId: string) {
    super('WEBHOOK_UNKNOWN', 'not_found', `there is no webhook ${endpointId}`, { endpointId });
  }
}

/** `why` goes on after "url must be". */
export class WebhookUrl extends DomainError {
  constructor(why: string) {
    super('WEBHOOK_URL', 'invalid', `url must be ${why}`, {
      errors: [{ field: 'url', message: `url must be ${why}` }],
    });
  }
}

export class WebhooksTooMany extends DomainError {
  constructor(most: number) {
    super('WEBHOOKS_TOO_MANY', 'conflict', `there are ${most} webhooks already; remove one first`, { most });
  }
}

export class WebhookDisabled extends DomainError {
  constructor(endpointId: string) {
    super('WEBHOOK_DISABLED', 'conflict', `webhook ${endpointId} is disabled; enable it first`, { endpointId });
  }
}

export class DeliveryUnknown extends DomainError {
  constructor(deliveryId: string) {
    super('DELIVERY_UNKNOWN', 'not_found', `there is no delivery ${deliveryId} to this webhook`, { deliveryId });
  }
}

export class CursorInvalid extends DomainError {
  constructor() {
    super('CURSOR_INVALID', 'invalid', 'after must be the next of a page', { field: 'after' });
  }
}
