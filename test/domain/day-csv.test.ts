import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimal } from '../../kernel/money.ts';
import { dayCsv } from '../../services/order/domain/day-csv.ts';
import { DayFigures } from '../../services/order/domain/day-figures.ts';
import { entry, soldOrder, withRefunds } from '../support/sold-orders.ts';

const WANTED = { dishes: [{ quantity: 2, unitPrice: 650, tax: 'food' }], included: true, tip: 200 };
const SPAN = { from: null, until: '2026-03-01T12:00:00.000Z', madeAt: '2026-03-01T12:01:00.000Z' };

function csvOf(reason = 'closed', differences: { orderId: string; what: string }[] = []): string {
  const day = new DayFigures();
  const order = withRefunds(soldOrder(WANTED), [{ part: 0, units: [1], tip: false, fails: false }]);
  const timeline = [{ status: 'cancelled', by: 'staff', reason }];
  const cancelled = { ...order, timeline, entries: [...order.entries, entry('cancelled', null, 9)] };
  day.add(cancelled, () => true);
  const z = { kind: 'Z' as const, number: 7, differing: differences.length, differences };
  return dayCsv({ ...z, ...SPAN, ...day.figures });
}

/** As RFC 4180 has it. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

test('a report is a table, with amounts as decimals', () => {
  assert.deepEqual(csvOf().split('\r\n'), [
    'what,name,count,gross,net,tax,currency',
    'report,Z,7,,,,',
    'from,,,,,,',
    'until,2026-03-01T12:00:00.000Z,,,,,',
    'made at,2026-03-01T12:01:00.000Z,,,,,',
    'paid,,1,15.00,,,EUR',
    'refunded,,1,6.50,,,EUR',
    'tips,,,2.00,,,EUR',
    'tips refunded,,,0.00,,,EUR',
    'returned,,,0.00,,,EUR',
    'sold at,7 % included,,13.00,12.15,0.85,EUR',
    'refunded at,7 % included,,6.50,6.07,0.43,EUR',
    'category,food,2,13.00,,,EUR',
    'paid at hour,12:00,1,15.00,,,EUR',
    'refunded at hour,12:00,,6.50,,,EUR',
    'cancelled,staff: closed,1,,,,',
    '',
  ]);
});

test('no text is run as a formula, whatever people wrote, and every cell stays in its row', () => {
  const isFormula = (text: string) => /^\s*[=+\-@|＝＋－＠]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);
  for (const id of ['=1+1', '+49 30', '-2+3', '@SUM(A1)', ' =1', '\t=1', '\r\n=cmd|x', '＝1']) {
    const cells = cellsOf(csvOf('closed', [{ orderId: id, what: 'a "b", c\nd' }]));
    assert.deepEqual(cells.at(-1)?.slice(0, 2), ['difference', `'${id}: a "b", c\nd`]);
  }
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (reason, orderId) => {
      const cells = cellsOf(csvOf(reason, [{ orderId, what: reason }]));
      assert.equal(cells.length, 17);
      for (const row of cells) {
        assert.equal(row.length, 7);
        for (const cell of row) assert.ok(!isFormula(cell), cell);
      }
    }),
  );
});

test('amounts have as many decimals as their currency', () => {
  const amounts = [
    [0, 'eur'],
    [5, 'eur'],
    [-5, 'eur'],
    [123456, 'usd'],
    [-1250, 'eur'],
    [1250, 'jpy'],
  ] as const;
  assert.deepEqual(
    amounts.map(([minor, currency]) => decimal(minor, currency)),
    ['0.00', '0.05', '-0.05', '1234.56', '-12.50', '1250'],
  );
});
