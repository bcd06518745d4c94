import { randomUUIDv7 } from 'node:crypto';
import type { CloudEvent, EventData, EventLine, EventType, OrderFacts } from '../../kernel/events.ts';
import { line } from './items.ts';

/** An order of two soups and a cake as its events tell it. */
export const orderFacts = (over: Partial<OrderFacts> = {}): OrderFacts => ({
  orderId: 'order-1',
  customerId: 'ann',
  version: 1,
  lines: [
    line('soup', 2, { name: 'Soup', unitPrice: 650, total: 1300 }),
    line('cake', 1, { name: 'Cake', unitPrice: 400, total: 400 }),
  ],
  taxes: [],
  tip: 0,
  total: 1700,
  currency: 'eur',
  payBefore: '2026-03-01T12:30:00.000Z',
  units: 'kept',
  seen: {
    version: 1,
    number: null,
    service: { kind: 'pickup' },
    wanted: 'asap',
    readyAt: null,
    status: 'pending',
    subtotal: 1700,
    refunded: 0,
    refunds: [],
    timeline: [{ at: '2026-03-01T12:00:00.000Z', status: 'pending', by: 'customer', reason: null }],
    createdAt: '2026-03-01T12:00:00.000Z',
    updatedAt: '2026-03-01T12:00:00.000Z',
  },
  ...over,
});

/** Two soups, unless told. */
export const eventLine = (over: Partial<EventLine>): EventLine => ({
  ...(orderFacts().lines[0] as EventLine),
  ...over,
});

export const cloudEvent = <T extends EventType>(type: T, data: EventData[T], id = randomUUIDv7()): CloudEvent<T> => ({
  specversion: '1.0',
  id,
  source: type.split('.')[0] ?? '',
  type,
  subject: data.orderId,
  time: new Date().toISOString(),
  data,
});
