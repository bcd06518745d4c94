import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCall } from '../../launcher/call-line.ts';
import { NotAsked } from '../../launcher/ops-protocol.ts';

const params = (...args: string[]) => readCall(['stock.x', ...args]).params;

test('a flag alone is true, a number a number, and anything else a string', () => {
  assert.deepEqual(readCall(['order.get', '--id', 'a-1']), { action: 'order.get', params: { id: 'a-1' } });
  assert.deepEqual(params('--amount', '500', '--repair', '--less', '-5', '--part=0.5', '--note', ''), {
    amount: 500,
    repair: true,
    less: -5,
    part: 0.5,
    note: '',
  });
  const texts = ['007', '1e3', '0x10', '12345678901234567890', 'Infinity', 'NaN', ' 5', 'true', '5 euros', '-'];
  for (const text of texts) assert.deepEqual(params('--id', text), { id: text });
  assert.deepEqual(params('--reason=--no', '--equation=a=b\nc'), { reason: '--no', equation: 'a=b\nc' });
});

test('--json gives all parameters, of whatever kind', () => {
  assert.deepEqual(params('--json', '{"lines":[{"id":"a"}],"soldOut":false}'), {
    lines: [{ id: 'a' }],
    soldOut: false,
  });
});

test('a line that cannot be meant is refused', () => {
  const lines = [
    [],
    ['--all'],
    ['x', 'y'],
    ['x', '-a'],
    ['x', '--'],
    ['x', '--1'],
    ['x', '--__proto__', '1'],
    ['x', '--a', 'b', 'c'],
    ['x', '--a', '1', '--a', '2'],
    ['x', '--json'],
    ['x', '--json', '{'],
    ['x', '--json', '[1]'],
    ['x', '--json', 'null'],
    ['x', '--json', '7'],
    ['x', '--json', '{}', '--a'],
  ];
  for (const line of lines) {
    const isOneLine = (error: unknown) => error instanceof NotAsked && /^[^\n]+$/.test(error.message);
    assert.throws(() => readCall(line), isOneLine, line.join(' '));
  }
});
