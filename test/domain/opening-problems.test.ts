import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openingProblems } from '../../services/stock/domain/opening-problems.ts';

const FINE = {
  name: 'Trattoria',
  timeZone: 'Europe/Berlin',
  hours: [{ days: ['mon', 'tue'], from: '11:00', to: '01:00' }],
  exceptions: [
    { date: '2026-12-24', closed: true },
    { date: '2028-02-29', from: '00:00', to: '24:00' },
  ],
  leadMinutes: 20,
  lastOrderMinutes: 0,
  slotMinutes: 15,
  slotOrders: 4,
  dayEnds: '04:00',
};

test('settings that are right, or left out, have no problems', () => {
  assert.deepEqual(openingProblems(FINE), []);
  assert.deepEqual(openingProblems({ name: 'Trattoria' }), []);
  assert.deepEqual(openingProblems({ hours: [], exceptions: [] }), []);
});

/** What is changed in the settings, and what is said to it. */
const WRONG: [object, ...string[]][] = [
  [
    { hours: [{ days: ['mon'], from: '25:99', to: '25:00' }] },
    'shop.hours[0].from must be a time like 11:00, not "25:99"',
    'shop.hours[0].to must be a time like 11:00, at most 24:00, not "25:00"',
  ],
  [
    { hours: [{ days: ['mon'], from: '24:00', to: '9:00' }] },
    'shop.hours[0].from must be a time like 11:00, not "24:00"',
    'shop.hours[0].to must be a time like 11:00, at most 24:00, not "9:00"',
  ],
  [
    { hours: [FINE.hours[0], { days: ['monday'], from: '11:00', until: '12:00' }] },
    'shop.hours[1].days must be a list of weekdays out of mon, tue, wed, thu, fri, sat, sun, not ["monday"]',
    'shop.hours[1].to is missing',
    'shop.hours[1].until is not one of days, from, to',
  ],
  [
    { hours: [{ days: [], from: 11, to: null }, 'always'] },
    'shop.hours[0].days must be a list of weekdays out of mon, tue, wed, thu, fri, sat, sun, not []',
    'shop.hours[0].from must be a time like 11:00, not 11',
    'shop.hours[0].to must be a time like 11:00, at most 24:00, not null',
    'shop.hours[1] must be an object, not "always"',
  ],
  [{ hours: {} }, 'shop.hours must be a list of at most 500 entries, not {}'],
  [{ timeZone: 'MEZ' }, 'shop.timeZone must be a time zone like Europe/Berlin, not "MEZ"'],
  [{ timeZone: 1 }, 'shop.timeZone must be a time zone like Europe/Berlin, not 1'],
  [
    {
      exceptions: [
        { date: '2026-02-29', closed: true },
        { date: '24.12.2026', from: '11:00', to: '12:00' },
      ],
    },
    'shop.exceptions[0].date must be a date like 2026-12-24, not "2026-02-29"',
    'shop.exceptions[1].date must be a date like 2026-12-24, not "24.12.2026"',
  ],
  [
    { exceptions: [{ date: '2026-12-24', closed: false }, { date: '2026-12-31', closed: true, from: '11:00' }, null] },
    'shop.exceptions[0].closed must be true or left out, not false',
    'shop.exceptions[1].from is not one of date, closed',
    'shop.exceptions[2] must be an object, not null',
  ],
  [{ exceptions: [{ date: '2026-12-24' }] }, 'shop.exceptions[0].from is missing', 'shop.exceptions[0].to is missing'],
  [
    { exceptions: [...FINE.exceptions, { date: '2026-12-24', from: '11:00', to: '12:00' }] },
    'shop.exceptions: 2026-12-24 is both closed and open',
  ],
  [{ leadMinutes: -1 }, 'shop.leadMinutes must be a whole number from 0 to 1440, not -1'],
  [{ leadMinutes: 1.5 }, 'shop.leadMinutes must be a whole number from 0 to 1440, not 1.5'],
  [{ lastOrderMinutes: '30' }, 'shop.lastOrderMinutes must be a whole number from 0 to 1440, not "30"'],
  [{ slotMinutes: 4 }, 'shop.slotMinutes must be a whole number from 5 to 720, not 4'],
  [{ slotOrders: 0 }, 'shop.slotOrders must be a whole number from 1 to 10000, not 0'],
  [{ slotOrders: undefined }, 'shop.slotMinutes and shop.slotOrders need each other'],
  [{ dayEnds: '24:00' }, 'shop.dayEnds must be a time like 11:00, not "24:00"'],
];

test('what is wrong is said with its path, all of it at once', () => {
  for (const [change, ...problems] of WRONG) assert.deepEqual(openingProblems({ ...FINE, ...change }), problems);
  const all = openingProblems({ ...FINE, timeZone: 'MEZ', hours: 'always', dayEnds: 'late' });
  assert.equal(all.length, 3);
});
