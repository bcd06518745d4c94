import { dateOf } from '../../../kernel/business-day.ts';
import { DAY, intoDay, Zone } from '../../../kernel/zone.ts';
import { type ClockSpan, type OpeningSettings, WEEKDAYS } from './opening-settings.ts';

/** From `from` on and before `until`, in milliseconds. */
export interface Span {
  from: number;
  until: number;
}

/** One date's share of an open time; its slots are counted from the wall time `begins`. */
interface Part extends Span {
  begins: number;
}

/** What is open without a break, by one date's hours or by several. `until` is Infinity where a week brings no end. */
export interface OpenTime extends Span {
  parts: Part[];
}

export const WEEK = 7 * DAY;
/** How far ahead is looked for an open time. */
export const YEAR = 366 * DAY;

/** The open times that are not over at `at`, in order, for a year ahead; one that has no end is the last. */
export function* openTimes(settings: OpeningSettings, at: number): Generator<OpenTime> {
  const zone = Zone.of(settings.timeZone);
  const today = Math.floor(zone.wallAt(at) / DAY);
  let open: OpenTime | undefined;
  // Hours are shorter than a day or as long as one: those that began before yesterday are over.
  for (let day = today - 1; day <= today + YEAR / DAY; day++) {
    for (const part of partsOf(settings, zone, day)) {
      if (open && part.from <= open.until) join(open, part);
      else {
        if (open && open.until > at) yield open;
        open = { from: part.from, until: part.until, parts: [part] };
      }
    }
    if (!open) continue;
    if (open.until > Math.max(at, open.from) + WEEK) return yield { ...open, until: Number.POSITIVE_INFINITY };
    if (open.until >= zone.instantOf((day + 1) * DAY)) continue;
    if (open.until > at) yield open;
    open = undefined;
  }
  if (open) yield open;
}

function partsOf(settings: OpeningSettings, zone: Zone, day: number): Part[] {
  return hoursOf(settings, day).map(({ from, until }) => {
    return { begins: from, from: zone.instantOf(from), until: zone.instantOf(until) };
  });
}

function join(open: OpenTime, part: Part): void {
  if (part.until <= open.until) return;
  open.parts.push({ ...part, from: open.until });
  open.until = part.until;
}

/** The hours that begin on this date, in wall time, in order and without touching each other. */
function hoursOf(settings: OpeningSettings, day: number): Span[] {
  const spans = clockSpans(settings, day).map(({ from, to }) => {
    const [begins, ends] = [intoDay(from), intoDay(to)];
    return { from: day * DAY + begins, until: day * DAY + (ends > begins ? ends : ends + DAY) };
  });
  return merged(spans);
}

/** In order and without touching each other. */
export function merged(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.until) last.until = Math.max(last.until, span.until);
    else merged.push({ ...span });
  }
  return merged;
}

const ALL_DAY: ClockSpan = { from: '00:00', to: '24:00' };

function clockSpans({ hours, exceptions = [] }: OpeningSettings, day: number): readonly ClockSpan[] {
  const date = exceptions.length > 0 ? dateOf(day) : '';
  const instead = exceptions.filter((exception) => exception.date === date);
  if (instead.length > 0) return instead.flatMap((exception) => ('closed' in exception ? [] : [exception]));
  if (!hours) return [ALL_DAY];
  const weekday = WEEKDAYS[(((day + 3) % 7) + 7) % 7] as (typeof WEEKDAYS)[number];
  return hours.filter(({ days }) => days.includes(weekday));
}
