import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MINUTE } from '../../kernel/time.ts';
import { openingAt } from '../../services/stock/domain/opening.ts';
import { OPENING_DEFAULTS, type OpeningSettings, WEEKDAYS } from '../../services/stock/domain/opening-settings.ts';
import { placesFor } from '../../services/stock/domain/places.ts';
import { slotsBetween } from '../../services/stock/domain/slots.ts';
import { NIGHTS, type Week, weekAround } from '../support/clocks.ts';
import { hoursOfWeek, type WeekOfHours } from '../support/opening-oracle.ts';

/** Minutes that a customer needs at least to pay. */
const TIME_TO_PAY = 5;
const WEEKS = new Map(NIGHTS.map((night) => [night, weekAround(night)]));
const weekOf = (night: (typeof NIGHTS)[number]): Week => WEEKS.get(night) as Week;
const MOST_MINUTES = 7 * 1440;
/** What a customer has at least to pay, in minutes. */
const TO_PAY = 5;

const clock = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((minute) => {
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  });
/** Every other time in the small hours, in which clocks are set. */
const from = fc.oneof(clock(0, 1439), clock(0, 210), fc.constant('00:00'));
const to = fc.oneof(clock(0, 1440), clock(0, 210), fc.constant('24:00'));
const hours = fc.array(fc.record({ days: fc.subarray([...WEEKDAYS], { minLength: 1 }), from, to }), { maxLength: 4 });
const exceptionOn = (date: string) =>
  fc.oneof(fc.constant({ date, closed: true as const }), fc.record({ date: fc.constant(date), from, to }));

/** A shop, the week in which it is looked at, and two moments in the week's middle: now, and one that is wanted or a pause's end. */
const scene = fc.constantFrom(...NIGHTS).chain((night) => {
  const minute = fc.integer({ min: 2 * 1440, max: 5 * 1440 });
  return fc.record({
    night: fc.constant(night),
    hours: fc.option(hours, { nil: undefined, freq: 8 }),
    exceptions: fc.array(fc.constantFrom(...weekOf(night).dates).chain(exceptionOn), { maxLength: 3 }),
    leadMinutes: fc.integer({ min: 0, max: 90 }),
    lastOrderMinutes: fc.constantFrom(0, 0, 30, 45, 90),
    slotMinutes: fc.constantFrom(undefined, 15, 20, 45, 50, 60),
    now: minute,
    other: minute,
    paused: fc.option(minute, { nil: null }),
  });
});
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;

function stage({ night, hours, exceptions, leadMinutes, lastOrderMinutes, slotMinutes, ...moments }: Scene) {
  const week = weekOf(night);
  const settings: OpeningSettings = {
    ...OPENING_DEFAULTS,
    timeZone: week.timeZone,
    ...(hours && { hours }),
    exceptions,
    leadMinutes,
    lastOrderMinutes,
    ...(slotMinutes && { slotMinutes, slotOrders: 2 }),
  };
  const instant = (minute: number): Date => new Date(week.from + minute * MINUTE);
  const paused = moments.paused === null ? null : instant(moments.paused);
  const expected = hoursOfWeek(week, settings);
  /** Whether an order for as soon as possible is taken in this minute, pauses aside. */
  const takes = (minute: number): boolean => {
    const end = expected.ends[minute] ?? 0;
    if (minute > end - lastOrderMinutes - TIME_TO_PAY) return false;
    return (
      slotMinutes === undefined || end > MOST_MINUTES || (expected.nextSlot[minute + leadMinutes + TO_PAY] ?? end) < end
    );
  };
  /** Infinity for what does not come. */
  const minuteOf = (time: Date | string | null): number =>
    time === null ? Number.POSITIVE_INFINITY : (new Date(time).getTime() - week.from) / MINUTE;
  return { settings, instant, minuteOf, paused, expected, takes, moments };
}

/** The minutes from the one on and before the other for which something can be ordered. */
const slotMinutesOf = ({ nextSlot }: WeekOfHours, from: number, until: number): number[] =>
  nextSlot.flatMap((next, minute) => (next === minute && minute >= from && minute < until ? [minute] : []));

const check = (law: (scene: Scene) => void): void => fc.assert(fc.property(scene, law), { numRuns: 200 });

test('a shop is open in the minutes in which its clock says so, and opens in the first of them', () => {
  check((scene) => {
    const { settings, instant, minuteOf, paused, takes, moments, expected } = stage(scene);
    const { now } = moments;
    const opening = openingAt(settings, paused, instant(now));
    const pausedUntil = Math.max(now, moments.paused ?? 0);
    let first = pausedUntil;
    while (first < MOST_MINUTES && !takes(first)) first++;
    const opens = opening.isOpen ? now : minuteOf(opening.opensAt);
    assert.equal(opening.isOpen, first === now);
    // How long the last hours go on is not in this week.
    const known = (expected.ends[first] ?? Infinity) < MOST_MINUTES;
    assert.ok(known ? opens === first : opens >= first, `opens at ${opens}, not ${first}`);
    assert.equal(opening.pausedUntil !== null, pausedUntil > now);
    const end = expected.ends[now] ?? 0;
    const closes = minuteOf(opening.closesAt);
    if (end === 0) assert.deepEqual([opening.closesAt, opening.lastOrderAt], [null, null]);
    else assert.ok(end < MOST_MINUTES ? closes === end : closes >= MOST_MINUTES, `closes at ${closes}, not ${end}`);
  });
});

test('slots are the minutes that the clock says, each once and in order', () => {
  check((scene) => {
    const { settings, instant, minuteOf, paused, moments, expected } = stage(scene);
    const [from, until] = [Math.min(moments.now, moments.other), Math.max(moments.now, moments.other)];
    const slots = slotsBetween(settings, paused, { from: instant(from), until: instant(until) }, instant(moments.now));
    const earliest = Math.max(from, moments.now + settings.leadMinutes + TO_PAY, moments.paused ?? 0);
    const wanted = settings.slotMinutes === undefined ? [] : slotMinutesOf(expected, earliest, until);
    assert.deepEqual(
      slots.map((slot) => minuteOf(slot)),
      wanted,
    );
  });
});

/** What became of it: the places, or the code of the refusal. */
function attempt(settings: OpeningSettings, paused: Date | null, wanted: Date | 'asap', now: Date) {
  try {
    return placesFor(settings, paused, wanted, now);
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

test('a wanted time is taken if it is a slot, and paid in time', () => {
  check((scene) => {
    const { settings, instant, paused, moments, expected } = stage(scene);
    const { now, other: wanted } = moments;
    const place = attempt(settings, paused, instant(wanted), instant(now));
    const end = expected.ends[wanted] ?? 0;
    const closed = end === 0 || wanted > end - settings.lastOrderMinutes;
    if (wanted <= now) assert.equal(place, 'SLOT_UNKNOWN');
    else if (closed) assert.equal(place, 'SHOP_CLOSED');
    else if (wanted < (moments.paused ?? 0)) assert.equal(place, 'PAUSED');
    else if (expected.nextSlot[wanted] !== wanted || wanted < now + settings.leadMinutes + TO_PAY)
      assert.equal(place, 'SLOT_UNKNOWN');
    else {
      const slot = settings.slotMinutes === undefined ? null : instant(wanted);
      assert.deepEqual(place, [{ slot, payBefore: instant(wanted - settings.leadMinutes) }]);
    }
  });
});

test('as soon as possible is one of the slots that are left before closing time, or before the last order', () => {
  check((scene) => {
    const { settings, instant, minuteOf, paused, takes, moments, expected } = stage(scene);
    const { now } = moments;
    const places = attempt(settings, paused, 'asap', instant(now));
    const end = expected.ends[now] ?? 0;
    if (!takes(now)) return void assert.equal(places, 'SHOP_CLOSED');
    if (now < (moments.paused ?? 0)) return void assert.equal(places, 'PAUSED');
    assert.ok(Array.isArray(places) && places.length > 0 && places.length <= 100);
    if (settings.slotMinutes === undefined) {
      if (end < MOST_MINUTES)
        assert.deepEqual(places, [{ slot: null, payBefore: instant(end - settings.lastOrderMinutes) }]);
      return;
    }
    // When the week's last hours end, and with them their slots, is not in this week.
    const known = Math.min(end, MOST_MINUTES - 1440);
    const minutes = slotMinutesOf(expected, now + settings.leadMinutes + TO_PAY, known);
    const slots = places.map(({ slot }) => minuteOf(slot)).filter((minute) => minute < known);
    assert.deepEqual(slots, minutes.slice(0, 100));
    for (const { slot, payBefore } of places) {
      assert.equal(minuteOf(slot) - minuteOf(payBefore), settings.leadMinutes);
      assert.ok(payBefore && payBefore >= instant(now + TO_PAY));
    }
  });
});
