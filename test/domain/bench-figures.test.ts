import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf } from '../../bench/flow/figures-of.ts';
import { Tally } from '../../bench/load/tally.ts';
import { percentile, summary } from '../../bench/report/figures.ts';
import { Results } from '../../bench/report/results.ts';
import { cell, markdown, short, tableOf } from '../../bench/report/table.ts';

test('a percentile is the value at its rank, whatever the order of the values', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
  assert.equal(percentile(hundred, 0.5), 50);
  assert.equal(percentile(hundred, 0.99), 99);
  assert.equal(percentile(hundred, 1), 100);
  assert.equal(percentile([7], 0.99), 7);
  assert.equal(percentile([9, 10], 0.5), 9);
  assert.ok(Number.isNaN(percentile([], 0.5)));
});

test('a summary leaves out the rounds in which nothing was seen', () => {
  assert.deepEqual(summary([30, 10, Number.NaN, 20]), { median: 20, least: 10, most: 30 });
  assert.equal(summary([1, 2]).median, 1.5);
  assert.ok(Number.isNaN(summary([Number.NaN]).median));
});

test('a ratio is taken round by round, so that a slow round counts on both sides', () => {
  const results = new Results();
  for (const [ours, floor] of [
    [100, 200],
    [10, 20],
    [90, 100],
  ]) {
    results.record('ours', { 'accepted /s': ours as number });
    results.record('floor', { 'accepted /s': floor as number });
  }
  const ratio = { name: 'ours / floor', figure: 'accepted /s', over: 'ours', under: 'floor' };
  assert.deepEqual(results.ratio(ratio), { median: 0.5, least: 0.5, most: 0.9 });
  const table = tableOf(results, [ratio, { ...ratio, name: 'never run', under: 'cluster floor' }]);
  assert.match(table, /^\| accepted \/s \| 90 \(10-100\) \| 100 \(20-200\) \|$/m);
  assert.match(table, /^\| ours \/ floor \| +0\.5 \(0\.5-0\.9\) \|/m);
  assert.doesNotMatch(table, /never run/);
});

test('figures are printed with three digits, a spread only where there is one', () => {
  assert.deepEqual([1234.5, 12.345, 0.1234, 0, Number.NaN].map(short), ['1235', '12.3', '0.12', '0', '-']);
  assert.equal(cell({ median: 5, least: 5.001, most: 5.002 }), '5');
  assert.equal(cell({ median: 5, least: 4, most: 6 }), '5 (4-6)');
  assert.equal(markdown(['', 'one'], [['rate', '7']]), '|      | one |\n| ---- | --: |\n| rate |   7 |');
});

test('a phase counts what was finished while orders were offered, and waits that have not ended', () => {
  const began = 1_000_000;
  const ended = began + 20_000;
  const at = (ms: number) => new Date(began + ms).toISOString();
  const moves = (linked: number, cooked?: number) => [
    { at: at(linked), status: 'waiting_for_payment' },
    ...(cooked === undefined ? [] : [{ at: at(cooked), status: 'cooked' }]),
  ];
  const sent = ['filling', 'within', 'late', 'stuck'].map((id, n) => {
    const time = began + n * 6000;
    return { id, at: time, answered: time + 10 + n, paid: time + 100 };
  });
  const rows = new Map(
    [
      { id: 'filling', status: 'cooked', timeline: moves(50, 200) },
      { id: 'within', status: 'cooked', timeline: moves(6050, 6300) },
      { id: 'late', status: 'cooked', timeline: moves(12_050, 25_000) },
      { id: 'stuck', status: 'pending', timeline: [] },
    ].map((row) => [row.id, row]),
  );
  const tally = new Tally();
  for (const answer of [{ status: 201 }, { status: 503 }, { status: 0, error: 'ECONNRESET' }, { status: 500 }]) {
    tally.add({ body: '', ...answer });
  }
  const figures = figuresOf({ began, ended, lastLook: began + 30_000, sent, rows, tally, payments: new Tally() });
  assert.equal(figures['finished /s'], 1 / 15, 'not while the queues fill, nor after the last order was offered');
  assert.equal(figures['accepted /s'], 3 / 15);
  assert.equal(figures['link p99 ms'], 50);
  assert.equal(figures['paid to cooked p50 ms'], 200);
  assert.equal(figures['backlog at end'], 2);
  assert.equal(figures['longest wait for a link s'], 11.987);
  assert.equal(figures['not cooked in the end'], 1);
  assert.deepEqual([figures['refused (503)'], figures.ECONNRESET, figures.errors], [1, 1, 1]);
});
