import type { DayRule } from '../../../kernel/business-day.ts';
import type { Items } from './item.ts';
import { type Line, priceLines, subtotalOf, type WantedLine } from './lines.ts';
import { orderAmounts } from './order-amounts.ts';
import { type Place, placesFor } from './places.ts';
import { type Reservation, totalOf } from './reservation.ts';
import type { ContactField, Shop } from './shop.ts';
import { freePlace } from './slot-items.ts';
import { ReservationClosed } from './stock-errors.ts';
import type { Serving, TaxAmount } from './taxes.ts';

/** What is left out means: picked up, as soon as possible, no tip. */
export interface WantedOrder {
  lines: readonly WantedLine[];
  serving?: Serving;
  wanted?: Date | 'asap';
  /** Minor units. */
  tip?: number;
}

export interface Reserving extends WantedOrder {
  orderId: string;
  /** What the customer left. */
  contact?: readonly ContactField[];
  expectedTotal?: number;
}

/** What an order comes to, and its place in time; amounts in minor units. */
export interface Offer extends Place {
  lines: Line[];
  subtotal: number;
  taxes: TaxAmount[];
  tip: number;
  /** With the taxes that are added to prices, and the tip. */
  total: number;
  currency: string;
  serving: Serving;
  /** What the order goes by, beside its prices. */
  shop: DayRule;
}

/**
 * Throws what says no to a place in time (ShopClosed, Paused, SlotUnknown, SlotFull), to the lines, or to the amounts.
 * Of the items, those are free slots that are not there.
 */
export function offerFor(wanted: WantedOrder, items: Items, shop: Shop, now: Date): Offer {
  const { serving = 'pickup', wanted: time = 'asap', tip = 0 } = wanted;
  const { opening, taxes: settings, paused } = shop;
  const places = placesFor(opening, paused, time, now);
  const { lines, currency } = priceLines(items, wanted.lines, now);
  const taxable = lines.map(({ itemId, total }) => ({ total, taxCategory: items.get(itemId)?.tax ?? null }));
  const { lines: shares, ...amounts } = orderAmounts(taxable, { serving, taxes: settings, tip, currency });
  const taxed = lines.map((line, i) => {
    const minutes = line.minutes ?? shop.stations[line.station ?? '']?.minutes ?? null;
    return { ...line, minutes, ...(shares[i] as (typeof shares)[number]) };
  });
  const place = freePlace(items, places, opening, now);
  return { lines: taxed, ...amounts, currency, serving, ...place, shop: dayRuleOf(shop) };
}

/** What was offered when it was reserved. Throws ReservationClosed. */
export function offerOf(reserved: Reservation, shop: Shop): Offer {
  const { orderId, state, lines, taxes, tip, currency, serving, slot, payBefore } = reserved;
  if (state === 'released' || currency === null) throw new ReservationClosed(orderId);
  const amounts = { subtotal: subtotalOf(lines), taxes: [...taxes], tip, total: totalOf(reserved) };
  return { lines: [...lines], ...amounts, currency, serving, slot, payBefore, shop: dayRuleOf(shop) };
}

const dayRuleOf = ({ opening: { timeZone, dayEnds } }: Shop): DayRule => ({ timeZone, dayEnds });
