import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../../kernel/domain-error.ts';
import { openingAt } from '../../services/stock/domain/opening.ts';
import { OPENING_DEFAULTS, type OpeningSettings, WEEKDAYS } from '../../services/stock/domain/opening-settings.ts';
import { placesFor } from '../../services/stock/domain/places.ts';
import { slotsBetween } from '../../services/stock/domain/slots.ts';

/** In Berlin, one hour ahead of UTC in November; open from 17:00 to 01:00, on Sundays at noon too, never on Mondays. */
const TRATTORIA: OpeningSettings = {
  ...OPENING_DEFAULTS,
  timeZone: 'Europe/Berlin',
  hours: [
    { days: ['tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '17:00', to: '01:00' },
    { days: ['sun'], from: '11:30', to: '14:30' },
  ],
  leadMinutes: 30,
  lastOrderMinutes: 40,
};
const SLOTTED: OpeningSettings = { ...TRATTORIA, slotMinutes: 15, slotOrders: 2 };
const ALWAYS: OpeningSettings = { ...OPENING_DEFAULTS, timeZone: 'Europe/Berlin' };

/** 2026-11-26 is a Thursday. */
const at = (time: string): Date => new Date(`2026-11-${time}:00Z`);
const short = (time: string | null): string | undefined => time?.slice(8, 16);
const shortTimes = (times: readonly (Date | null)[]) => times.map((time) => short(time?.toISOString() ?? null));

/** `isOpen`, `opensAt`, `closesAt`, `lastOrderAt` at this time. */
function seen(settings: OpeningSettings, time: string, paused: Date | null = null) {
  const { isOpen, opensAt, closesAt, lastOrderAt } = openingAt(settings, paused, at(time));
  return [isOpen, short(opensAt), short(closesAt), short(lastOrderAt)];
}

function refusal(settings: OpeningSettings, wanted: Date | 'asap', now: string, paused: Date | null = null) {
  let found: [string, object] | undefined;
  try {
    placesFor(settings, paused, wanted, at(now));
  } catch (error) {
    if (isRefusal(error)) found = [error.code, error.data];
    else throw error;
  }
  return found;
}

test('a shop is open in its hours, past midnight too, and takes the last order five minutes before it must be paid', () => {
  assert.deepEqual(seen(TRATTORIA, '26T15:59'), [false, '26T16:00', undefined, undefined]);
  assert.deepEqual(seen(TRATTORIA, '26T16:00'), [true, undefined, '27T00:00', '26T23:15']);
  assert.deepEqual(seen(TRATTORIA, '26T23:15'), [true, undefined, '27T00:00', '26T23:15']);
  assert.deepEqual(seen(TRATTORIA, '26T23:16'), [false, '27T16:00', '27T00:00', '26T23:15']);
  assert.deepEqual(seen(TRATTORIA, '27T00:00'), [false, '27T16:00', undefined, undefined]);
});

test('a day may have several hours or none', () => {
  assert.deepEqual(seen(TRATTORIA, '29T10:30'), [true, undefined, '29T13:30', '29T12:45']);
  assert.deepEqual(seen(TRATTORIA, '29T13:00'), [false, '29T16:00', '29T13:30', '29T12:45']);
  assert.deepEqual(seen(TRATTORIA, '22T23:30'), [false, '24T16:00', '23T00:00', '22T23:15'], 'Monday is closed');
});

test('hours that overlap or touch are one, within a date and across midnight', () => {
  const from = (from: string, to: string) => ({ days: WEEKDAYS, from, to });
  const hours = [from('18:00', '24:00'), from('10:00', '15:00'), from('14:00', '18:00'), from('00:00', '02:00')];
  assert.deepEqual(seen({ ...ALWAYS, hours }, '26T12:00'), [true, undefined, '27T01:00', '27T00:55']);
});

test('without hours a shop is always open, without any hour never', () => {
  assert.deepEqual(seen(ALWAYS, '26T12:00'), [true, undefined, undefined, undefined]);
  assert.deepEqual(seen({ ...ALWAYS, hours: [] }, '26T12:00'), [false, undefined, undefined, undefined]);
});

test('an exception replaces the hours that begin on its date, not those that began the day before', () => {
  const closed = { ...TRATTORIA, exceptions: [{ date: '2026-11-27', closed: true as const }] };
  assert.deepEqual(seen(closed, '26T23:00'), [true, undefined, '27T00:00', '26T23:15']);
  assert.deepEqual(seen(closed, '27T18:00'), [false, '28T16:00', undefined, undefined]);
  const exceptions = [
    { date: '2026-11-23', from: '12:00', to: '14:00' },
    { date: '2026-11-23', from: '18:00', to: '20:00' },
  ];
  const open = { ...TRATTORIA, exceptions };
  assert.deepEqual(seen(open, '23T11:00'), [true, undefined, '23T13:00', '23T12:15']);
  assert.deepEqual(seen(open, '23T13:30'), [false, '23T17:00', undefined, undefined]);
});

test('an opening a year ahead is found, and one that is further away is not', () => {
  const once = (date: string) => ({ ...ALWAYS, hours: [], exceptions: [{ date, from: '12:00', to: '14:00' }] });
  const far = openingAt(once('2027-11-26'), null, at('26T12:00'));
  assert.equal(far.opensAt, '2027-11-26T11:00:00.000Z');
  assert.equal(openingAt(once('2028-01-01'), null, at('26T12:00')).opensAt, null);
});

test('a pause ends by itself', () => {
  const until = at('26T18:00');
  assert.deepEqual(seen(TRATTORIA, '26T17:59', until), [false, '26T18:00', '27T00:00', '26T23:15']);
  assert.deepEqual(openingAt(TRATTORIA, until, at('26T17:59')).pausedUntil, until.toISOString());
  assert.deepEqual(seen(TRATTORIA, '26T18:00', until), [true, undefined, '27T00:00', '26T23:15']);
  assert.equal(openingAt(TRATTORIA, until, at('26T18:00')).pausedUntil, null);
  assert.deepEqual(seen(TRATTORIA, '26T17:00', at('27T12:00')), [false, '27T16:00', '27T00:00', '26T23:15']);
});

test('a pause refuses what is wanted while it lasts, and takes what is wanted later', () => {
  const until = at('26T18:00');
  assert.deepEqual(refusal(TRATTORIA, 'asap', '26T17:00', until), ['PAUSED', { until: until.toISOString() }]);
  assert.deepEqual(refusal(SLOTTED, at('26T17:45'), '26T17:00', until), ['PAUSED', { until: until.toISOString() }]);
  assert.deepEqual(shortTimes([placesFor(SLOTTED, until, at('26T18:00'), at('26T17:00'))[0]?.slot ?? null]), [
    '26T18:00',
  ]);
  const opens = { opensAt: '2026-11-26T18:00:00.000Z' };
  assert.deepEqual(refusal(TRATTORIA, 'asap', '26T15:00', until), ['SHOP_CLOSED', opens], 'closed comes first');
});

test('who orders for now pays before the last order; who orders for a slot, by the lead time before it', () => {
  assert.deepEqual(placesFor(TRATTORIA, null, 'asap', at('26T18:00')), [{ slot: null, payBefore: at('26T23:20') }]);
  assert.deepEqual(placesFor(ALWAYS, null, 'asap', at('26T18:00')), [{ slot: null, payBefore: null }]);
  const place = { slot: at('26T19:30'), payBefore: at('26T19:00') };
  assert.deepEqual(placesFor(SLOTTED, null, at('26T19:30'), at('26T18:00')), [place]);
  assert.deepEqual(placesFor(TRATTORIA, null, at('26T19:37'), at('26T18:00')), [
    { slot: null, payBefore: at('26T19:07') },
  ]);
});

test('as soon as possible may be any slot until the last order, the first that can be paid in time before the others', () => {
  const places = placesFor(SLOTTED, null, 'asap', at('26T22:00'));
  assert.deepEqual(shortTimes(places.map(({ slot }) => slot)), ['26T22:45', '26T23:00', '26T23:15']);
  assert.deepEqual(shortTimes(places.map(({ payBefore }) => payBefore)), ['26T22:15', '26T22:30', '26T22:45']);
  const opens = { opensAt: '2026-11-27T16:00:00.000Z' };
  assert.deepEqual(refusal(SLOTTED, 'asap', '26T22:45'), ['SHOP_CLOSED', opens], 'no slot is left for it');
  assert.deepEqual(seen(SLOTTED, '26T22:45'), [false, '27T16:00', '27T00:00', '26T23:15'], 'as the menu says');
});

test('a time outside of hours is answered with when the shop opens after it', () => {
  const opens = { opensAt: '2026-11-28T16:00:00.000Z' };
  assert.deepEqual(refusal(SLOTTED, at('28T12:00'), '26T18:00'), ['SHOP_CLOSED', opens]);
  assert.deepEqual(refusal(SLOTTED, at('27T23:30'), '26T18:00'), ['SHOP_CLOSED', opens], 'after the last order');
  const paused = refusal(SLOTTED, at('28T12:00'), '26T18:00', at('28T18:00'));
  assert.deepEqual(paused, ['SHOP_CLOSED', { opensAt: '2026-11-28T18:00:00.000Z' }]);
});

test('a time that is no slot, too soon, past or years away is answered with the next slots', () => {
  const soon = ['18:45', '19:00', '19:15', '19:30', '19:45'].map((time) => `2026-11-26T${time}:00.000Z`);
  for (const wanted of ['26T18:40', '26T18:30', '26T18:00', '26T17:00'].map(at)) {
    const data = { wanted: wanted.toISOString(), next: soon };
    assert.deepEqual(refusal(SLOTTED, wanted, '26T18:00'), ['SLOT_UNKNOWN', data]);
  }
  const far = new Date('9999-12-31T23:59:59Z');
  assert.deepEqual(refusal(SLOTTED, far, '26T18:00'), ['SLOT_UNKNOWN', { wanted: far.toISOString(), next: soon }]);
  const tooSoon = at('26T18:20');
  assert.deepEqual(refusal(TRATTORIA, tooSoon, '26T18:00'), [
    'SLOT_UNKNOWN',
    { wanted: tooSoon.toISOString(), next: [] },
  ]);
});

test('a slot is a whole minute, and can be ordered for as long as five minutes are left to pay before its lead time', () => {
  const [justIn, tooLate] = [at('26T18:55'), new Date('2026-11-26T18:55:00.001Z')];
  assert.equal(placesFor(SLOTTED, null, at('26T19:30'), justIn).length, 1);
  assert.deepEqual(shortTimes([placesFor(SLOTTED, null, 'asap', justIn)[0]?.slot ?? null]), ['26T19:30']);
  assert.deepEqual(shortTimes([placesFor(SLOTTED, null, 'asap', tooLate)[0]?.slot ?? null]), ['26T19:45']);
  const next = ['19:45', '20:00', '20:15', '20:30', '20:45'].map((time) => `2026-11-26T${time}:00.000Z`);
  const wanted = '2026-11-26T19:30:00.000Z';
  assert.deepEqual(refusal(SLOTTED, at('26T19:30'), '26T18:56'), ['SLOT_UNKNOWN', { wanted, next }]);
  assert.equal(refusal(TRATTORIA, at('26T19:30'), '26T18:56')?.[0], 'SLOT_UNKNOWN', 'a time without slots too');
  assert.equal(refusal(SLOTTED, new Date('2026-11-26T19:30:00.001Z'), '26T18:00')?.[0], 'SLOT_UNKNOWN');
});

test('the last slot is that of the last order', () => {
  assert.equal(placesFor(SLOTTED, null, at('26T23:15'), at('26T18:00')).length, 1);
  assert.equal(refusal(SLOTTED, at('26T23:30'), '26T18:00')?.[0], 'SHOP_CLOSED');
});

test('hours that touch share their slots, and the next date counts its own', () => {
  const from = (from: string, to: string) => ({ days: WEEKDAYS, from, to });
  const hours = [from('22:00', '23:00'), from('23:00', '01:00'), from('00:30', '02:00')];
  const settings = { ...ALWAYS, hours, slotMinutes: 40, slotOrders: 1 };
  const period = { from: at('26T12:00'), until: at('27T12:00') };
  const slots = slotsBetween(settings, null, period, at('01T00:00'));
  const evening = ['26T21:00', '26T21:40', '26T22:20', '26T23:00', '26T23:40'];
  assert.deepEqual(shortTimes(slots), [...evening, '27T00:10', '27T00:50']);
});

/** By the clock in Berlin. */
const slotsOfNight = (from: string, until: string): string[] => {
  const night: OpeningSettings = {
    ...ALWAYS,
    hours: [{ days: ['sat'], from: '23:00', to: '05:00' }],
    slotMinutes: 60,
    slotOrders: 1,
  };
  const now = new Date('2026-01-01T00:00:00Z');
  const slots = slotsBetween(night, null, { from: new Date(from), until: new Date(until) }, now);
  const format = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin', timeStyle: 'short' });
  return slots.map((slot) => format.format(slot));
};

test('an hour that comes twice has its slots twice, and one that is left out has none', () => {
  const autumn = ['23:00', '00:00', '01:00', '02:00', '02:00', '03:00', '04:00'];
  assert.deepEqual(slotsOfNight('2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z'), autumn);
  const spring = ['23:00', '00:00', '01:00', '03:00', '04:00'];
  assert.deepEqual(slotsOfNight('2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z'), spring);
});

test('slots are listed for a week at most, and for as long as the shop is paused there are none', () => {
  const settings = { ...ALWAYS, slotMinutes: 60, slotOrders: 1 };
  const year = { from: at('26T00:00'), until: new Date('2027-11-26T00:00:00Z') };
  assert.equal(slotsBetween(settings, null, year, at('01T00:00')).length, 7 * 24);
  const paused = slotsBetween(settings, at('26T12:30'), year, at('01T00:00'), 2);
  assert.deepEqual(shortTimes(paused), ['26T13:00', '26T14:00']);
  assert.deepEqual(slotsBetween(TRATTORIA, null, year, at('01T00:00')), [], 'a shop without slots');
});
