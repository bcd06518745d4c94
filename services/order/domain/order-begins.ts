import { planned } from '../../../kernel/agenda.ts';
import { DEFAULT_DAY } from '../../../kernel/business-day.ts';
import { NO_ENTRIES } from './book-entries.ts';
import { firstLook } from './order-agenda.ts';
import type { OrderState, Placed } from './order-state.ts';

const blank = (now: Date): OrderState => ({
  id: '',
  customerId: '',
  owner: null,
  status: 'pending',
  contact: null,
  contactUntil: null,
  isForgotten: false,
  service: { kind: 'pickup' },
  wanted: 'asap',
  slot: null,
  promised: null,
  readyAt: null,
  note: null,
  number: null,
  day: null,
  lines: [],
  subtotal: 0,
  taxes: [],
  tip: 0,
  total: 0,
  currency: '',
  paymentLink: null,
  payBefore: now,
  unpaidOf: null,
  shop: DEFAULT_DAY,
  timeline: [{ at: now, status: 'pending', by: 'customer', reason: null }],
  units: 'kept',
  isOver: false,
  refunds: [],
  refundsVersion: 0,
  disputes: [],
  disputesVersion: 0,
  ticketMoves: 0,
  createdAt: now,
  updatedAt: now,
  ...NO_ENTRIES,
  ...planned(null),
});

export const begun = (placed: Placed, now: Date): OrderState => ({
  ...blank(now),
  ...placed,
  ...firstLook(placed.payBefore, now),
});

/** An order that was begun and never stored. */
export const tombstone = (id: string, now: Date): OrderState => ({
  ...blank(now),
  id,
  status: 'cancelled',
  units: 'returned',
  timeline: [{ at: now, status: 'cancelled', by: 'sweep', reason: 'never placed' }],
});
