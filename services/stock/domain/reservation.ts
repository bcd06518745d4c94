import { growingDelay, later, MINUTE } from '../../../kernel/time.ts';
import type { Use } from './item.ts';
import { type Line, subtotalOf } from './lines.ts';
import type { Place } from './places.ts';
import { addedBy, type Serving, type TaxAmount } from './taxes.ts';
import type { Units } from './units.ts';

export type ReservationState = 'held' | 'sold' | 'released';

/** Units of a line; `line` counts the order's lines from 0. */
export interface LineUnits {
  line: number;
  quantity: number;
}

/** What a refund gives back, or gave back. */
export interface Return {
  refundId: string;
  lines: readonly LineUnits[];
}

/** What is kept for one order. `wasted`: it was cooked and thrown away, so that its units stay sold, unless a refund says otherwise. */
export interface Reservation extends Place {
  orderId: string;
  state: ReservationState;
  /** Null where there are no lines: the order was given up before anything was reserved. */
  currency: string | null;
  lines: readonly Line[];
  /** By line: what one of it took, as the menu was then; without the order's place in time. */
  takes: readonly (readonly Use[])[];
  units: readonly Units[];
  serving: Serving;
  taxes: readonly TaxAmount[];
  /** Minor units. */
  tip: number;
  createdAt: Date;
  wasted: boolean;
  /** What refunds gave back so far, each once. */
  returns: readonly Return[];
}

/** Closes an order for which nothing was reserved, so that nothing can be any more. */
export const closed = (orderId: string, createdAt: Date): Reservation => ({
  ...{ orderId, state: 'released', currency: null, lines: [], takes: [], units: [], serving: 'pickup' },
  ...{ taxes: [], tip: 0, slot: null, payBefore: null, createdAt, wasted: false, returns: [] },
});

/** What an order comes to, with the taxes that are added to its prices, and the tip; minor units. */
export const totalOf = ({
  lines,
  taxes,
  tip,
}: Pick<Reservation, 'taxes' | 'tip'> & { lines: readonly { total: number }[] }): number =>
  subtotalOf(lines) + addedBy(taxes) + tip;

/** A line of the stock's book; without an id of the caller's it gets one when it is stored. */
export interface Movement {
  id: string | null;
  itemId: string;
  orderId: string | null;
  reason: 'restock' | 'correction' | 'reserve' | 'release' | 'returned' | 'wasted';
  availableChange: number;
  units: number;
  note: string | null;
  at: Date;
}

/** When a hold is first looked after: by then an order that was to be stored is stored. */
export const firstLook = (createdAt: Date): Date => later(createdAt, MINUTE);

/** When to look again at a hold that was looked at `tries` times before. */
export const nextLook = (now: Date, tries: number): Date => later(now, growingDelay(tries, MINUTE, 15 * MINUTE));
