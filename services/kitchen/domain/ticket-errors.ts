import { DomainError } from '../../../kernel/domain-error.ts';

export class TicketUnknown extends DomainError {
  constructor(orderId: string) {
    super('TICKET_UNKNOWN', 'not_found', `there is no ticket for order ${orderId}`, { orderId });
  }
}

export class IllegalTicketMove extends DomainError {
  constructor(orderId: string, from: string, to: string) {
    super('TICKET_ILLEGAL_MOVE', 'conflict', `the ticket of order ${orderId} is ${from} and cannot become ${to}`, {
      orderId,
      from,
      to,
    });
  }
}

export class TicketStationUnknown extends DomainError {
  constructor(orderId: string, station: string | null) {
    const message = `the ticket of order ${orderId} has no line of ${station === null ? 'no station' : `station '${station}'`}`;
    super('TICKET_STATION_UNKNOWN', 'invalid', message, { orderId, station });
  }
}
