import type { Agenda } from '../../../kernel/agenda.ts';
import type { DayRule } from '../../../kernel/business-day.ts';
import { UnknownValue } from '../../../kernel/unknown-value.ts';
import type { BooksState } from './book-entries.ts';
import type { Contact, Service, WantedAt } from './customer.ts';
import type { Line } from './lines.ts';
import { NEXT, type OrderStatus } from './order-status.ts';

/** Money of this order that goes back; amounts in minor units. */
export interface RefundNote {
  id: string;
  amount: number;
  state: 'requested' | 'pending' | 'succeeded' | 'failed';
  reason: string;
  /** The units that it is for, and what they cost; `line` counts this order's lines from 0. */
  lines?: { line: number; quantity: number; amount: number }[];
  /** It gives the tip back. */
  tip?: true;
  /** The units of its lines go back to stock. */
  restock?: true;
  /** It gives back other money than the order took: a second payment. */
  surplus?: true;
}

/** What a bank disputes of this order's money; the amount in minor units, the words Stripe's. */
export interface DisputeNote {
  id: string;
  amount: number;
  reason: string;
  status: string;
}

/** What all lines of one rate bear (hundredths of a percent): part of the prices, or added to them. */
interface Tax {
  rate: number;
  included: boolean;
  amount: number;
}

/** Who did it. */
export type Actor = 'customer' | 'staff' | 'payment' | 'kitchen' | 'sweep';

/** A line of an order's history: what its status was then, who did it, and why, where that is not plain. */
export interface TimelineEntry {
  at: Date;
  status: OrderStatus;
  by: Actor;
  reason: string | null;
  /** The name of whoever of the shop's people did it, where they are known. Customers never see it. */
  who?: string;
}

/** Amounts in minor units. Nested values are replaced, never changed in place. */
export interface OrderState extends Agenda, BooksState {
  id: string;
  customerId: string;
  /** The `sub` of the token that it was placed with; null where there was none. */
  owner: string | null;
  status: OrderStatus;
  /** Null where none was given, or it was forgotten. */
  contact: Contact | null;
  /** Until when contact and note are kept; null where there are none. */
  contactUntil: Date | null;
  /** Contact and note were there, and are not any more. */
  isForgotten: boolean;
  service: Service;
  wanted: WantedAt;
  /** The place in time that stock holds for it, by its start. */
  slot: Date | null;
  /** When the kitchen promises it. */
  readyAt: Date | null;
  note: string | null;
  /** What it is called by, distinct within its business day `day`; both are given when it is paid, and stay. */
  number: number | null;
  day: string | null;
  lines: readonly Line[];
  subtotal: number;
  taxes: readonly Tax[];
  tip: number;
  total: number;
  currency: string;
  paymentLink: string | null;
  payBefore: Date;
  /** Which client has it open, as long as it is not paid: a pseudonym; null where nobody counts. */
  unpaidOf: string | null;
  /** When the shop's days end, as it was when the order was placed. */
  shop: DayRule;
  timeline: readonly TimelineEntry[];
  /** What became of the units of a cancelled order; `wasted` if cooking had begun. */
  units: 'kept' | 'returned' | 'wasted';
  /** It is completed, or cancelled and every service has released what it held for it: nothing is left but to forget the customer. */
  isOver: boolean;
  refunds: readonly RefundNote[];
  /** Payment's count of the changes of `refunds`. */
  refundsVersion: number;
  disputes: readonly DisputeNote[];
  /** Payment's count of the changes of `disputes`. */
  disputesVersion: number;
  /** Who of the shop's people removed contact and note, if one did. */
  forgottenBy?: { who: string; at: Date };
  /** The hours of UTC in which people of the shop whose names are known did something; absent where none did. */
  staffHours?: readonly string[];
  /** The number of the last ticket move that the order was notified of. */
  ticketMoves: number;
  /** What the kitchen promised at first, by which it is late or not. */
  promised: Date | null;
  createdAt: Date;
  updatedAt: Date;
}
type Needed = 'id' | 'customerId' | 'lines' | 'subtotal' | 'total' | 'currency' | 'payBefore';
type Given =
  | 'owner'
  | 'unpaidOf'
  | 'contact'
  | 'contactUntil'
  | 'service'
  | 'wanted'
  | 'slot'
  | 'note'
  | 'taxes'
  | 'tip'
  | 'shop';
/** What an order begins with. */
export type Placed = Pick<OrderState, Needed> & Partial<Pick<OrderState, Given>>;

/** Throws UnknownValue for what a newer node wrote: nothing may be decided on a status that is not known here. */
export function checked(state: OrderState): OrderState {
  if (!Object.hasOwn(NEXT, state.status)) throw new UnknownValue(`the status of order ${state.id}`, state.status);
  if (!['kept', 'returned', 'wasted'].includes(state.units))
    throw new UnknownValue(`what became of the units of order ${state.id}`, state.units);
  return state;
}
