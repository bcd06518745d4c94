import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { businessDay, businessDayBounds, dateOf, dayNumber } from '../../kernel/business-day.ts';
import { HOUR, MINUTE } from '../../kernel/time.ts';
import { DAY, isTimeZone, Zone } from '../../kernel/zone.ts';
import { clockIn, NIGHTS, readClock, ZONES } from '../support/clocks.ts';

const CLOCKS = new Map(ZONES.map((timeZone) => [timeZone, clockIn(timeZone)]));
const shownIn = (timeZone: string, instant: number): number => readClock(CLOCKS.get(timeZone)?.(instant) ?? '');

/** Any second of the years from 1990 to 2040, every other time within two days of a night on which something happens. */
const moment = fc.oneof(
  fc.record({
    timeZone: fc.constantFrom(...ZONES),
    instant: fc.integer({ min: 631_152_000, max: 2_240_524_800 }).map((seconds) => seconds * 1000),
  }),
  fc.record({ night: fc.constantFrom(...NIGHTS), minute: fc.integer({ min: -2880, max: 2880 }) }).map((near) => {
    return { timeZone: near.night[0], instant: Date.parse(near.night[1]) + near.minute * MINUTE };
  }),
);

const at = (timeZone: string, wall: string): string =>
  new Date(Zone.of(timeZone).instantOf(readClock(wall))).toISOString();

test('a wall time that the clock leaves out is the moment at which it is set', () => {
  assert.equal(at('Europe/Berlin', '2026-03-29 01:59'), '2026-03-29T00:59:00.000Z');
  assert.equal(at('Europe/Berlin', '2026-03-29 02:00'), '2026-03-29T01:00:00.000Z');
  assert.equal(at('Europe/Berlin', '2026-03-29 02:30'), '2026-03-29T01:00:00.000Z');
  assert.equal(at('Europe/Berlin', '2026-03-29 03:00'), '2026-03-29T01:00:00.000Z');
  assert.equal(at('Europe/Berlin', '2026-03-29 03:01'), '2026-03-29T01:01:00.000Z');
  assert.equal(at('Pacific/Apia', '2011-12-30 12:00'), '2011-12-30T10:00:00.000Z', 'a date that Samoa left out');
});

test('a wall time that comes twice is the first of the two', () => {
  assert.equal(at('Europe/Berlin', '2026-10-25 01:59'), '2026-10-24T23:59:00.000Z');
  assert.equal(at('Europe/Berlin', '2026-10-25 02:30'), '2026-10-25T00:30:00.000Z');
  assert.equal(at('Europe/Berlin', '2026-10-25 03:00'), '2026-10-25T02:00:00.000Z');
  assert.equal(at('Australia/Lord_Howe', '2026-04-05 01:45'), '2026-04-04T14:45:00.000Z', 'half an hour comes twice');
  assert.equal(at('Asia/Kathmandu', '2026-01-01 00:00'), '2025-12-31T18:15:00.000Z');
});

test('the clock shows what Intl says, in any zone at any time', () => {
  fc.assert(
    fc.property(moment, ({ timeZone, instant }) => {
      assert.equal(Zone.of(timeZone).wallAt(instant), shownIn(timeZone, instant));
    }),
    { numRuns: 2000 },
  );
});

test('a wall time becomes the first instant at which the clock shows it, or has passed it', () => {
  fc.assert(
    fc.property(moment, ({ timeZone, instant: wall }) => {
      const instant = Zone.of(timeZone).instantOf(wall);
      assert.ok(shownIn(timeZone, instant) >= wall);
      for (let before = 1; before <= 120; before++) assert.ok(shownIn(timeZone, instant - before * MINUTE) < wall);
    }),
    { numRuns: 300 },
  );
});

test('an instant that is the first of its wall time comes back from there, the second becomes the first', () => {
  fc.assert(
    fc.property(moment, ({ timeZone, instant }) => {
      const zone = Zone.of(timeZone);
      const back = zone.instantOf(zone.wallAt(instant));
      assert.ok(back <= instant && instant - back <= HOUR);
      if (back < instant) assert.equal(zone.wallAt(back), zone.wallAt(instant));
    }),
    { numRuns: 2000 },
  );
});

test('it is known when the clock is set next', () => {
  const [march, april] = [Date.parse('2026-03-01'), Date.parse('2026-04-01')];
  const shift = Date.parse('2026-03-29T01:00:00Z');
  const berlin = Zone.of('Europe/Berlin');
  assert.equal(berlin.shiftAfter(march, april), shift);
  assert.equal(berlin.shiftAfter(shift - 1, shift + 1), shift);
  assert.equal(berlin.shiftAfter(shift - 1, shift), shift);
  assert.equal(berlin.shiftAfter(shift, april), april);
  assert.equal(berlin.shiftAfter(march, shift - 1), shift - 1);
});

test('the name of a zone is that of a place, or UTC', () => {
  for (const timeZone of [...ZONES, 'Europe/London', 'America/Port-au-Prince'])
    assert.ok(isTimeZone(timeZone), timeZone);
  for (const wrong of ['', 'Berlin', 'MEZ', 'Europe/Nowhere', '+01:00', 'Etc/GMT+5', 'GMT+1'])
    assert.ok(!isTimeZone(wrong), wrong);
  assert.throws(() => Zone.of('Europe/Nowhere'), RangeError);
});

test('the hours after midnight belong to the business day before', () => {
  const rule = { timeZone: 'Europe/Berlin', dayEnds: '04:00' };
  const dayOf = (instant: string): string => businessDay(new Date(instant), rule);
  assert.equal(dayOf('2026-12-31T22:30:00Z'), '2026-12-31');
  assert.equal(dayOf('2027-01-01T02:59:59.999Z'), '2026-12-31', 'the guests of New Year’s Eve');
  assert.equal(dayOf('2027-01-01T03:00:00Z'), '2027-01-01');
});

test('a business day is 24 hours long, and 23 or 25 where the clock is set', () => {
  const hoursOf = (timeZone: string, date: string): number => {
    const { from, until } = businessDayBounds(date, { timeZone, dayEnds: '04:00' });
    return (until.getTime() - from.getTime()) / HOUR;
  };
  assert.equal(hoursOf('Europe/Berlin', '2026-11-26'), 24);
  assert.equal(hoursOf('Europe/Berlin', '2026-03-28'), 23);
  assert.equal(hoursOf('Europe/Berlin', '2026-10-24'), 25);
  assert.equal(hoursOf('Australia/Lord_Howe', '2026-04-04'), 24.5);
  assert.equal(hoursOf('Pacific/Apia', '2011-12-30'), 4, 'what was left of it when the clock was set a day ahead');
});

test('a business day that ends within the hour that comes twice ends once', () => {
  const rule = { timeZone: 'Europe/Berlin', dayEnds: '02:30' };
  const days = ['00:29', '00:30', '01:00', '01:29', '01:30'].map((time) =>
    businessDay(new Date(`2026-10-25T${time}:00Z`), rule),
  );
  assert.deepEqual(days, ['2026-10-24', ...Array(4).fill('2026-10-25')]);
});

test('business days follow each other without gap or overlap, and each instant is in its own', () => {
  const dayEnds = fc
    .integer({ min: 0, max: 1439 })
    .map((minute) => new Date(minute * MINUTE).toISOString().slice(11, 16));
  fc.assert(
    fc.property(moment, dayEnds, ({ timeZone, instant }, dayEnds) => {
      const rule = { timeZone, dayEnds };
      const day = businessDay(new Date(instant), rule);
      const { from, until } = businessDayBounds(day, rule);
      assert.ok(from.getTime() <= instant && instant < until.getTime());
      assert.equal(businessDay(from, rule), day);
      assert.notEqual(businessDay(until, rule), day);
      assert.deepEqual(businessDayBounds(dateOf(dayNumber(day) + 1), rule).from, until);
      assert.ok(until.getTime() - from.getTime() <= DAY + HOUR);
    }),
    { numRuns: 1000 },
  );
});
