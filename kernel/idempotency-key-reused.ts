import { DomainError } from './domain-error.ts';

/** The client took a key of before for something else; to answer either would mislead it. */
export class IdempotencyKeyReused extends DomainError {
  constructor(orderId: string) {
    super('IDEMPOTENCY_KEY_REUSED', 'invalid', 'this Idempotency-Key came with another body before', { orderId });
  }
}
