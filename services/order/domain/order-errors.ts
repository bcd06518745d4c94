import { DomainError } from '../../../kernel/domain-error.ts';

/** Also thrown for another customer's order, so that its existence stays private. */
export class OrderUnknown extends DomainError {
  constructor(orderId: string) {
    super('ORDER_UNKNOWN', 'not_found', `there is no order ${orderId}`, { orderId });
  }
}

/** A code of its own: the services that work for the order then clean up and stop. */
export class OrderCancelled extends DomainError {
  constructor(orderId: string) {
    super('ORDER_CANCELLED', 'conflict', `order ${orderId} is cancelled`, { orderId });
  }
}

export class IllegalOrderMove extends DomainError {
  constructor(orderId: string, from: string, to: string) {
    super('ORDER_ILLEGAL_MOVE', 'conflict', `order ${orderId} is ${from} and cannot become ${to}`, {
      orderId,
      from,
      to,
    });
  }
}

export class PaymentMismatch extends DomainError {
  constructor(order: { id: string; total: number; currency: string }, captured: number, of: string) {
    const { id: orderId, total, currency } = order;
    const [wanted, got] = [`${total} ${currency}`, `${captured} ${of}`];
    super('PAYMENT_MISMATCH', 'conflict', `order ${orderId} costs ${wanted}, but ${got} arrived`, {
      orderId,
      wanted,
      got,
    });
  }
}

export class CursorInvalid extends DomainError {
  constructor() {
    super('CURSOR_INVALID', 'invalid', '`after` must be the `next` of the page before', { field: 'after' });
  }
}
