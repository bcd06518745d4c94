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
  /** How long it is cooked; missing or null where the menu does not say. */
  minutes?: number | null;
  allergens: string[];
  priceId: string | null;
  /** Both are missing where the line has no tax. `taxRate` in hundredths of a percent. */
  tax?: number;
  taxRate?: number;
}

/** What all lines of one rate bear: part of the prices, or added to them. */
export interface EventTax {
  /** Hundredths of a percent. */
  rate: number;
  included: boolean;
  amount: number;
}

/** The order as it stood when the event was published: totals so far, never differences. */
export interface OrderFacts {
  orderId: string;
  customerId: string;
  version: number;
  lines: EventLine[];
  /** Missing where there are none, or an older node sent it. */
  taxes?: readonly EventTax[];
  tip?: number;
  /** With the taxes that are added, and the tip. */
  total: number;
  currency: string;
  payBefore: string;
  /** Missing where it is not paid, or an older node sent it. */
  paidAt?: string;
  /** These too. What it is called by, within its business day; how and when it is wanted; its place in time. */
  number?: number;
  service?: { kind: 'pickup' } | { kind: 'table'; table?: string };
  wanted?: string;
  slot?: string | null;
  /** What a cancelled order's units come to: `returned` to the shelf, or `wasted` because cooking had begun. */
  units: 'kept' | 'returned' | 'wasted';
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
  'order.cancelled': OrderFacts;
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
