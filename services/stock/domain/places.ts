import { later } from '../../../kernel/time.ts';
import { WEEK, YEAR } from './open-times.ts';
import { dateOrNull, firstTaken, openTimeAt, takesAt } from './opening.ts';
import * as refused from './opening-errors.ts';
import type { OpeningSettings } from './opening-settings.ts';
import { earliestFor, lastOrderOf, payBeforeOf, slotsBetween, slotsOf } from './slots.ts';

/** Where an order stands in time: its slot, if the shop has slots, and when it is too late to pay, if hours say so. */
export interface Place {
  slot: Date | null;
  payBefore: Date | null;
}

const MOST_PLACES = 100;
/** Other times that a refusal names. */
export const MOST_OFFERED = 5;

/**
 * The places that an order may take: the first of them that is free. It is one place for a wanted time and where the shop has no
 * slots, and for as soon as possible the slots until closing time. Throws ShopClosed, Paused, SlotUnknown.
 */
export function placesFor(settings: OpeningSettings, paused: Date | null, wanted: Date | 'asap', now: Date): Place[] {
  return wanted === 'asap' ? soonest(settings, paused, now) : [wantedPlace(settings, paused, wanted, now)];
}

function soonest(settings: OpeningSettings, paused: Date | null, now: Date): Place[] {
  const pausedUntil = paused && paused > now ? paused : null;
  const open = openTimeAt(settings, now);
  if (!open || !takesAt(settings, open, now.getTime()))
    throw new refused.ShopClosed(firstTaken(settings, pausedUntil ?? now));
  if (pausedUntil) throw new refused.Paused(pausedUntil);
  if (settings.slotMinutes === undefined) return [{ slot: null, payBefore: dateOrNull(lastOrderOf(settings, open)) }];
  const slots = slotsOf(settings, open, earliestFor(settings, now.getTime())).take(MOST_PLACES);
  return Array.from(slots, (slot) => ({ slot: new Date(slot), payBefore: new Date(payBeforeOf(settings, slot)) }));
}

/** A pause is for the times that it covers: one can order for a later one meanwhile. */
function wantedPlace(settings: OpeningSettings, paused: Date | null, wanted: Date, now: Date): Place {
  const nextFrom = (from: Date): Date[] =>
    slotsBetween(settings, paused, { from, until: later(from, WEEK) }, now, MOST_OFFERED);
  if (wanted <= now || wanted > later(now, YEAR)) throw new refused.SlotUnknown(wanted, nextFrom(now));
  const time = wanted.getTime();
  const open = openTimeAt(settings, wanted);
  if (!open || time > lastOrderOf(settings, open))
    throw new refused.ShopClosed(firstTaken(settings, paused && paused > wanted ? paused : wanted));
  if (paused && wanted < paused) throw new refused.Paused(paused);
  const slotted = settings.slotMinutes !== undefined;
  const isSlot = !slotted || slotsOf(settings, open, time).next().value === time;
  if (time < earliestFor(settings, now.getTime()) || !isSlot) throw new refused.SlotUnknown(wanted, nextFrom(wanted));
  return { slot: slotted ? wanted : null, payBefore: new Date(payBeforeOf(settings, time)) };
}
