import { DomainError } from '../../../kernel/domain-error.ts';

/** Also thrown for another customer's order, so that its existence stays private. */
export class OrderUnknown extends DomainError {
  constructor(orderId: string) {
    super('ORDER_UNKNOWN', 'not_found', `there is no order ${orderId}`, { orderId });
  }
}

/** None is called by this number, on this business day or on any. */
export class OrderNumberUnknown extends DomainError {
  constructor(number: number, day: string | undefined) {
    const message = `no order${day === undefined ? '' : ` of ${day}`} is called ${number}`;
    super('ORDER_UNKNOWN', 'not_found', message, { number, ...(day !== undefined && { day }) });
  }
}

/** Not exactly one of id and number, or the day of an id. */
export class OrderNameInvalid extends DomainError {
  constructor(field: string, message: string) {
    super('INVALID', 'invalid', message, { errors: [{ field, message }] });
  }
}

/** The customer's address, or whatever else the gateway tells clients apart by, has so many orders that are not paid. */
export class UnpaidTooMany extends DomainError {
  constructor(most: number) {
    const message = `${most} orders from here wait for their payment: pay or cancel one of them first`;
    super('UNPAID_TOO_MANY', 'conflict', message, { most });
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
