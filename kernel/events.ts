/** One line of an order as its events tell it; amounts in minor units. */
export interface EventLine {
  itemId: string;
  name: string;
  options: { groupId: string; choiceId: string; name: string; price: number; quantity: number }[];
  note: string | null;
  quantity: number;
  unitPrice: number;
  total: number;
  category: string;
  station: string | null;
  /** How long it is cooked; null where the menu does not say. */
  minutes: number | null;
  allergens: string[];
  priceId: string | null;
  tax: number;
  /** Hundredths of a percent. */
  taxRate: number;
}

/** What all lines of one rate bear: part of the prices, or added to them. */
export interface EventTax {
  /** Hundredths of a percent. */
  rate: number;
  included: boolean;
  amount: number;
}

/** What clients see of an order beside what its events tell anyway; never who the customer is, nor what they note. Amounts in minor units. */
interface SeenOfOrder {
  /** Of the order when it happened; an event that is sent late has a later one beside it. */
  version: number;
  number: number | null;
  service: { kind: 'pickup' } | { kind: 'table'; table?: string };
  wanted: string;
  readyAt: string | null;
  status: 'pending' | 'waiting_for_payment' | 'paid' | 'preparing' | 'cooked' | 'completed' | 'cancelled';
  subtotal: number;
  refunded: number;
  refunds: {
    id: string;
    amount: number;
    state: 'requested' | 'pending' | 'succeeded' | 'failed';
    reason: string;
    lines?: { line: number; quantity: number; amount: number }[];
    tip?: true;
  }[];
  timeline: {
    at: string;
    status: SeenOfOrder['status'];
    by: 'customer' | 'staff' | 'payment' | 'kitchen' | 'sweep';
    reason: string | null;
  }[];
  createdAt: string;
  updatedAt: string;
}

/** The order as it stood when the event was published: totals so far, never differences. */
export interface OrderFacts {
  orderId: string;
  customerId: string;
  version: number;
  lines: EventLine[];
  taxes: readonly EventTax[];
  tip: number;
  /** With the taxes that are added, and the tip. */
  total: number;
  currency: string;
  payBefore: string;
  /** These are missing until the order is paid: when that was, and what it is called by within its business day; */
  paidAt?: string;
  number?: number;
  /** how and when it is wanted, its place in time, and what the customer notes for the kitchen. */
  note?: string | null;
  service?: { kind: 'pickup' } | { kind: 'table'; table?: string };
  wanted?: string;
  slot?: string | null;
  /** What a cancelled order's units come to: `returned` to the shelf, or `wasted` because cooking had begun. */
  units: 'kept' | 'returned' | 'wasted';
  seen: SeenOfOrder;
}

/** The payment as it stood when the event was published; amounts in minor units, totals so far. */
export interface PaymentFacts {
  orderId: string;
  version: number;
  captured: number;
  refunded: number;
  currency: string;
}

/** Every durable event and what it carries. A change of meaning is a new type. */
export interface EventData {
  'order.created': OrderFacts;
  'order.paid': OrderFacts;
  'order.cooked': OrderFacts;
  'order.completed': OrderFacts;
  'order.cancelled': OrderFacts;
  /** What went back so far is more than before, or less: a bank may return a refund. */
  'order.refunded': OrderFacts;
  'payment.received': PaymentFacts;
}
export type EventType = keyof EventData;

/** CloudEvents 1.0, https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md */
export interface CloudEvent<T extends EventType = EventType> {
  specversion: '1.0';
  id: string;
  source: string;
  type: T;
  subject: string;
  time: string;
  data: EventData[T];
}
