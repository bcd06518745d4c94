import assert from 'node:assert/strict';
import { test } from 'node:test';

const script = (name: string) => import(new URL(`../../public/scripts/${name}.js`, import.meta.url).href);
const { routeOf, sectionOf } = await script('office/sections');
const { typed, searchPath } = await script('office/orders/search');
const { refundable, chosenAmount, wantedRefund } = await script('office/orders/refundable');
const { dayHours, keptPercent, labelled } = await script('office/today/day-hours');

test('an address opens its part, and the first part that is allowed where it names none', () => {
  const everything = () => true;
  assert.deepEqual(routeOf('#order/01-a'), { name: 'order', id: '01-a' });
  assert.equal(sectionOf(routeOf('#report'), everything).name, 'report');
  assert.equal(sectionOf(routeOf(''), everything).name, 'today');
  assert.equal(sectionOf(routeOf('#order'), everything).name, 'today');
  const forOps = (roles: string[]) => roles.includes('ops');
  assert.equal(sectionOf(routeOf('#report'), forOps).name, 'operations');
});

test('what is typed is a number, an id, or a part of a name', () => {
  assert.deepEqual(typed(' #42 '), { number: '42' });
  assert.deepEqual(typed('01A21ABF-3885-7a5b-937e-191cf73b0f7e'), { id: '01a21abf-3885-7a5b-937e-191cf73b0f7e' });
  assert.deepEqual(typed('Ada 2'), { name: 'Ada 2' });
  assert.equal(
    searchPath({ name: 'Zoë', status: '', day: '2026-11-26' }),
    '/orders?name=Zo%C3%AB&day=2026-11-26&limit=20',
  );
});

const order = {
  lines: [
    { quantity: 3, total: 1000, tax: 0 },
    { quantity: 1, total: 500, tax: 0 },
  ],
  taxes: [],
  tip: 100,
};
const back = (state: string) => ({
  captured: 1600,
  refunds: [{ state, amount: 333, lines: [{ line: 0, quantity: 1, amount: 333 }] }],
});

test('of an order may go back what no refund has taken, and a refund that failed took nothing', () => {
  assert.deepEqual(refundable(order, back('succeeded')), { money: 1267, units: [2, 1], tip: 100 });
  assert.deepEqual(refundable(order, back('failed')), { money: 1600, units: [3, 1], tip: 100 });
  const tipBack = { captured: 1600, refunds: [{ state: 'pending', amount: 100, tip: true }] };
  assert.equal(refundable(order, tipBack).tip, 0);
});

test('units cost so much that all of a line cost its amount to the minor unit', () => {
  assert.equal(chosenAmount(order, back('succeeded'), [2, 0], false), 667);
  assert.equal(chosenAmount(order, { refunds: [] }, [3, 1], true), 1600);
});

test('a refund names lines, an amount, or nothing for all that is left', () => {
  const chosen = { units: [2, 0], withTip: true, restock: true, amount: 250, reason: 'cold' };
  assert.deepEqual(wantedRefund({ by: 'lines', ...chosen }), {
    lines: [{ line: 0, quantity: 2 }],
    tip: true,
    restock: true,
    reason: 'cold',
  });
  assert.deepEqual(wantedRefund({ by: 'amount', ...chosen }), { amount: 250, reason: 'cold' });
  assert.deepEqual(wantedRefund({ by: 'all', ...chosen, reason: '' }), {});
});

test('the hours of a day go on over midnight, with the empty ones between', () => {
  const hours = dayHours([
    { hour: 22, orders: 1, paid: 5 },
    { hour: 1, orders: 2, paid: 9 },
  ]);
  assert.deepEqual(
    hours.map(({ hour, orders }: { hour: number; orders: number }) => [hour, orders]),
    [
      [22, 1],
      [23, 0],
      [0, 0],
      [1, 2],
    ],
  );
  assert.deepEqual(dayHours([]), []);
  assert.equal(keptPercent({ kept: 0, late: 0 }), null);
  assert.equal(keptPercent({ kept: 2, late: 1 }), 66);
  const widths = (bars: number) =>
    labelled(Array.from({ length: bars }, () => ({}))).map(({ width }: { width: number }) => width);
  assert.deepEqual([widths(1), widths(5), widths(7), widths(24)], [[1], [1, 1, 1, 1, 1], [2, 2, 2, 1], [6, 6, 6, 6]]);
});
