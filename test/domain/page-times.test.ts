import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from '../../services/api/problem.ts';
import { openingAt } from '../../services/stock/domain/opening.ts';
import { Paused, ShopClosed, SlotFull, SlotUnknown } from '../../services/stock/domain/opening-errors.ts';
import { OPENING_DEFAULTS, type OpeningSettings } from '../../services/stock/domain/opening-settings.ts';
import { pageScript } from '../support/page-scripts.ts';

const times = await pageScript('shop/times');

const NOW = new Date('2030-01-02T09:00:00.000Z');
const [FIRST, SECOND] = [new Date('2030-01-02T11:00:00.000Z'), new Date('2030-01-02T11:15:00.000Z')];
const LUNCH: OpeningSettings = {
  ...OPENING_DEFAULTS,
  timeZone: 'Europe/Berlin',
  hours: [{ days: ['wed'], from: '12:00', to: '14:00' }],
};
const told = (time: Date) =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(time);

test('a shop says until when it takes orders, or from when on', () => {
  const at = (now: Date, paused: Date | null = null) => times.openText(openingAt(LUNCH, paused, now));
  assert.ok(at(NOW).startsWith(`Closed. Opens at ${told(FIRST)};`), at(NOW));
  assert.match(at(FIRST), /^Open, orders until /);
  assert.ok(at(FIRST, SECOND).startsWith(`The kitchen takes a break until ${told(SECOND)};`), at(FIRST, SECOND));
  const settings = [{ ...LUNCH, hours: [] }, OPENING_DEFAULTS];
  const texts = settings.map((one) => times.openText(openingAt(one, null, NOW)));
  assert.deepEqual(texts, ['The shop takes no orders at present.', 'Open now']);
});

test('a time that cannot be had is explained, with those that can', () => {
  const of = (error: Error) => times.refusedTime({ code: (error as ShopClosed).code, problem: problemOf(error) });
  assert.deepEqual(of(new SlotFull([FIRST, SECOND])), {
    text: 'No place is left for this time. Free next:',
    next: [FIRST.toISOString(), SECOND.toISOString()],
  });
  assert.deepEqual(of(new SlotFull([])), { text: 'No place is left.', next: [] });
  assert.deepEqual(of(new SlotUnknown(NOW, [FIRST]))?.next, [FIRST.toISOString()]);
  assert.deepEqual(
    of(new SlotUnknown(NOW, []))?.text,
    'This time is too soon, or too far away. Please choose another.',
  );
  assert.match(of(new ShopClosed(FIRST))?.text ?? '', /takes orders from .* on\.$/);
  assert.equal(of(new ShopClosed(null))?.text, 'The shop takes no orders at present.');
  assert.equal(of(new Paused(FIRST))?.text, `The shop takes no orders before ${told(FIRST)}.`);
  assert.equal(times.refusedTime({ code: 'STOCK_INSUFFICIENT', problem: { data: {} } }), undefined);
});

test('the free times of a day are offered, and the chosen one stays among them', () => {
  const [first, second] = [FIRST.toISOString(), SECOND.toISOString()];
  const slots = [
    { slot: first, left: 0 },
    { slot: second, left: 2 },
  ];
  assert.deepEqual(times.timesOffered(slots, null), [second]);
  assert.deepEqual(times.timesOffered(slots, first), [first, second]);
  assert.deepEqual(times.timesOffered(slots, second), [second]);
});

test('the day that is shown first is the next on which something can be ordered', () => {
  const open = { isOpen: false, opensAt: '2030-01-04T23:30:00.000Z' };
  const shop = { open, timeZone: 'Europe/Berlin', day: '2030-01-02', slots: [{ slot: FIRST.toISOString(), left: 1 }] };
  assert.equal(times.firstDay(shop), '2030-01-02');
  assert.equal(times.firstDay({ ...shop, slots: [] }), '2030-01-05');
  assert.equal(times.firstDay({ ...shop, slots: [], open: { isOpen: true, opensAt: null } }), '2030-01-02');
  const early = { isOpen: false, opensAt: '2030-01-01T12:00:00.000Z' };
  assert.equal(times.firstDay({ ...shop, slots: [], open: early }), '2030-01-02', 'never a day that is over');
});

test('two weeks of days are offered, and others from a day that is not among them', () => {
  const days = times.daysOffered([], '2030-02-25');
  assert.deepEqual(
    [days.length, days[0]?.day, days[4]?.day, days[13]?.day],
    [14, '2030-02-25', '2030-03-01', '2030-03-10'],
  );
  assert.equal(times.daysOffered(days, '2030-03-01'), days);
  assert.equal(times.daysOffered(days, '2030-04-01')[0]?.day, '2030-04-01');
});

test('where any time can be wanted, one can be put in by the clock of the customer', () => {
  const first = times.firstTime({ isOpen: false, opensAt: '2030-01-02T11:02:00.000Z' }, NOW);
  assert.equal(first.toISOString(), '2030-01-02T12:05:00.000Z');
  assert.equal(times.firstTime({ isOpen: true, opensAt: null }, NOW).toISOString(), '2030-01-02T10:00:00.000Z');
  assert.equal(times.fromLocalInput(times.localInput(first)), first.toISOString());
  for (const none of ['', '202618-12-25T13:00']) assert.equal(times.fromLocalInput(none), null);
});
