import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { LogLevels, toldBy } from '../../platform/log/log-levels.ts';

let levels: LogLevels;
const loggers = () => Object.fromEntries([...parts].map(([name, { level }]) => [name, level]));
let parts: Map<string, { level: string }>;

beforeEach(() => {
  levels = new LogLevels('info');
  const names = [toldBy('order'), toldBy('stock'), 'order', 'transit'];
  parts = new Map(names.map((name) => [name, levels.add(name, { level: 'trace' })]));
});

test("commands, queries and events are logged at the level that is set, Moleculer's own lines from warn on", () => {
  assert.deepEqual(loggers(), { 'cqrs.order': 'info', 'cqrs.stock': 'info', order: 'warn', transit: 'warn' });
  assert.equal(levels.set('debug'), true);
  assert.deepEqual(loggers(), { 'cqrs.order': 'debug', 'cqrs.stock': 'debug', order: 'warn', transit: 'warn' });
  levels.set('error');
  assert.deepEqual(new Set(Object.values(loggers())), new Set(['error']));
});

test('one service can be told to say more than the others, all that it says, until all are told again', () => {
  assert.equal(levels.set('debug', 'order'), true);
  assert.deepEqual(loggers(), { 'cqrs.order': 'debug', 'cqrs.stock': 'info', order: 'debug', transit: 'warn' });
  assert.deepEqual(levels.shown(), { all: 'info', order: 'debug' });
  assert.deepEqual([levels.isOn('order', 'debug'), levels.isOn('stock', 'debug')], [true, false]);
  levels.set('warn');
  assert.deepEqual(levels.shown(), { all: 'warn' });
  assert.deepEqual([levels.isOn('order', 'info'), levels.isOn('order', 'error')], [false, true]);
});

test('a part that is not there cannot be told', () => {
  assert.equal(levels.set('debug', 'bakery'), false);
  assert.deepEqual(levels.shown(), { all: 'info' });
});

test('a logger that comes later has the level that was set before', () => {
  levels.set('debug', 'order');
  assert.equal(levels.add(toldBy('order'), { level: 'trace' }).level, 'debug');
});
