import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bookingsOf } from '../../services/order/domain/bookings.ts';
import { DayFigures } from '../../services/order/domain/day-figures.ts';
import type { MoneyRows, ReportedOrder } from '../../services/order/domain/day-rows.ts';
import { anyBacks, anyWanted, entry, soldOrder, withRefunds } from '../support/sold-orders.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
function figuresOf(...orders: ReportedOrder[]) {
  const day = new DayFigures();
  for (const order of orders) day.add(order, () => true);
  return day.figures;
}
const moneyOf = (...orders: ReportedOrder[]): MoneyRows => {
  const [money, ...others] = figuresOf(...orders).money;
  assert.ok(money && others.length === 0);
  return money;
};

const WANTED = {
  dishes: [
    { quantity: 2, unitPrice: 650, tax: 'food' },
    { quantity: 3, unitPrice: 300, tax: 'drink' },
  ],
  included: true,
  tip: 200,
};

test('a day is told by rate, category and hour', () => {
  const day = { shop: { timeZone: 'Europe/Berlin', dayEnds: '04:00' } };
  const money = moneyOf({ ...soldOrder(WANTED), ...day });
  assert.deepEqual(money, {
    currency: 'eur',
    orders: 1,
    paid: 2400,
    tips: 200,
    refunds: 0,
    refunded: 0,
    tipsRefunded: 0,
    returned: 0,
    rates: [
      { rate: 700, included: true, gross: 1300, net: 1215, tax: 85, refunded: 0, refundedTax: 0 },
      { rate: 1900, included: true, gross: 900, net: 756, tax: 144, refunded: 0, refundedTax: 0 },
    ],
    categories: [
      { category: 'drink', units: 3, gross: 900 },
      { category: 'food', units: 2, gross: 1300 },
    ],
    hours: [{ hour: 13, orders: 1, paid: 2400, refunded: 0 }],
  });
});

test('taxes that are added belong to the gross', () => {
  const { paid, rates } = moneyOf(soldOrder({ ...WANTED, included: false }));
  assert.deepEqual(
    rates.map(({ gross, net, tax }) => [gross, net, tax]),
    [
      [1391, 1300, 91],
      [1071, 900, 171],
    ],
  );
  assert.equal(paid, 1391 + 1071 + 200);
});

test('every report adds up, whatever was sold and given back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyWanted, anyBacks), { minLength: 1, maxLength: 4 }), (all) => {
      const orders = all.map(([wanted, backs]) => withRefunds(soldOrder(wanted), backs));
      const { orders: count, paid, tips, refunded, tipsRefunded, returned, ...money } = moneyOf(...orders);
      const { rates, categories, hours } = money;
      assert.equal(count, orders.length);
      assert.equal(paid, sum(orders.map(({ total }) => total)));
      for (const { gross, net, tax } of rates) assert.equal(gross, net + tax);
      assert.equal(sum(rates.map(({ gross }) => gross)) + tips, paid);
      assert.equal(sum(categories.map(({ gross }) => gross)) + tips, paid);
      assert.equal(sum(hours.map(({ paid }) => paid)), paid);
      const stayedBack = orders.flatMap(({ refunds }) => refunds.filter(({ state }) => state === 'succeeded'));
      assert.equal(refunded, sum(stayedBack.map(({ amount }) => amount)));
      assert.equal(sum(rates.map(({ refunded }) => refunded)) + tipsRefunded, refunded);
      assert.equal(sum(hours.map(({ refunded }) => refunded)), refunded);
      for (const { gross, tax, refunded, refundedTax } of rates) {
        assert.ok(refunded >= 0 && refunded <= gross, `${refunded} of ${gross}`);
        assert.ok(refundedTax >= 0 && refundedTax <= tax, `${refundedTax} of ${tax}`);
      }
      assert.ok(tipsRefunded >= 0 && tipsRefunded <= tips);
      assert.equal(returned, 0);
    }),
  );
});

test('all of an order given back leaves zero at each rate, and no tip', () => {
  fc.assert(
    fc.property(anyWanted, anyBacks, (wanted, backs) => {
      const rest = { part: 1000, units: [], tip: false, fails: false };
      const money = moneyOf(withRefunds(soldOrder(wanted), [...backs, rest]));
      assert.equal(money.refunded, money.paid);
      assert.equal(money.tipsRefunded, money.tips);
      for (const { gross, tax, refunded, refundedTax } of money.rates) {
        assert.deepEqual([refunded, refundedTax], [gross, tax]);
      }
    }),
  );
});

test('a report over some entries, and one over the others, come to the report over all', () => {
  fc.assert(
    fc.property(anyWanted, anyBacks, fc.array(fc.boolean()), (wanted, backs, first) => {
      const order = withRefunds(soldOrder(wanted), backs);
      const isFirst = (one: object) => first[order.entries.indexOf(one as never)] ?? false;
      const parts = [new DayFigures(), new DayFigures()] as const;
      parts[0].add(order, isFirst);
      parts[1].add(order, (one) => !isFirst(one));
      const both = parts.flatMap(({ figures }) => figures.money);
      const all = moneyOf(order);
      for (const name of ['orders', 'paid', 'tips', 'refunds', 'refunded', 'tipsRefunded'] as const)
        assert.equal(sum(both.map((money) => money[name])), all[name], name);
      const tax = (rates: MoneyRows['rates']) => sum(rates.map((row) => row.tax - row.refundedTax));
      assert.equal(tax(both.flatMap(({ rates }) => rates)), tax(all.rates));
    }),
  );
});

test('a refund by lines lowers their rate only, and one of the tip no rate', () => {
  const order = withRefunds(soldOrder(WANTED), [{ part: 0, units: [0, 1], tip: true, fails: false }]);
  const [, refund] = bookingsOf(order);
  assert.deepEqual(refund?.parts, [{ rate: 1900, included: true, gross: 300, tax: 48 }]);
  assert.deepEqual([refund?.tip, refund?.amount], [200, 500]);
});

test('refunds by lines take from each rate what payment froze for its lines', () => {
  fc.assert(
    fc.property(anyWanted, anyBacks, (wanted, backs) => {
      const order = withRefunds(
        soldOrder(wanted),
        backs.map((back) => ({ ...back, part: 0 })),
      );
      for (const { entry, parts, tip, amount } of bookingsOf(order).slice(1)) {
        const refund = order.refunds.find(({ id }) => id === entry.refundId);
        const back = (amount: number) => (entry.kind === 'reversed' ? 0 - amount : amount);
        for (const { rate } of order.taxes) {
          const ofRate = refund?.lines?.filter(({ line }) => order.lines[line]?.taxRate === rate) ?? [];
          const gross = parts.find((part) => part.rate === rate)?.gross ?? 0;
          assert.equal(back(gross), sum(ofRate.map(({ amount }) => amount)), `${entry.kind} ${refund?.id} at ${rate}`);
        }
        assert.equal(back(tip), refund?.tip ? order.tip : 0);
        assert.equal(back(amount), refund?.amount);
      }
    }),
    { numRuns: 300 },
  );
});

test('a second refund of a line takes nothing from the rate of another', () => {
  const thrice = (tax: string) => ({ quantity: 3, unitPrice: 333, tax });
  const order = soldOrder({ dishes: [thrice('food'), thrice('drink')], included: false, tip: 0 });
  const back = { part: 0, tip: false, fails: false };
  const after = withRefunds(order, [
    { ...back, units: [2, 3] },
    { ...back, units: [1] },
  ]);
  const refunded = bookingsOf(after).map(({ parts }) => parts.map(({ rate, gross }) => [rate, gross]));
  assert.deepEqual(refunded.slice(1), [
    [
      [700, 712],
      [1900, 1189],
    ],
    [[700, 357]],
  ]);
});

test('money that no sale had taken is told apart: it came late, or twice', () => {
  const refunds = [{ id: 'auto:1', amount: 2400, state: 'succeeded' as const, reason: 'second payment' }];
  const late = {
    ...soldOrder(WANTED),
    refunds,
    entries: [entry('cancelled', null, 0), entry('refunded', 'auto:1', 1)],
  };
  const paid = soldOrder(WANTED);
  const twice = {
    ...paid,
    refunds: refunds.map((one) => ({ ...one, surplus: true as const })),
    entries: [...paid.entries, entry('refunded', 'auto:1', 1)],
  };
  for (const [order, sold] of [
    [late, 0],
    [twice, 2400],
  ] as const) {
    const { paid, refunds, refunded, returned } = moneyOf(order);
    assert.deepEqual([paid, refunds, refunded, returned], [sold, 0, 0, 2400]);
  }
});

test('cancellations are counted by who and why; what comes after a hundred reasons is counted together', () => {
  const cancelled = (by: string, reason: string | null): ReportedOrder => ({
    ...soldOrder(WANTED),
    timeline: [
      { status: 'pending', by: 'customer', reason: null },
      { status: 'cancelled', by, reason },
    ],
    entries: [entry('cancelled', null, 0)],
  });
  const few = figuresOf(cancelled('staff', 'closed'), cancelled('customer', null), cancelled('staff', 'closed'));
  assert.deepEqual(few.cancellations, [
    { by: 'staff', reason: 'closed', orders: 2 },
    { by: 'customer', reason: '', orders: 1 },
  ]);
  assert.deepEqual(few.money, []);
  const many = figuresOf(...Array.from({ length: 300 }, (_, i) => cancelled('customer', `because ${i}`)));
  assert.equal(many.cancellations.length, 101);
  assert.deepEqual(many.cancellations[0], { by: 'customer', reason: '(other reasons)', orders: 200 });
});
