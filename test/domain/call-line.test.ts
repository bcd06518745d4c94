import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLeft } from '../../launcher/actions.ts';
import { asksForHelp, readCall } from '../../launcher/call-line.ts';
import { HELP } from '../../launcher/help.ts';
import { NotAsked } from '../../launcher/ops-protocol.ts';

const params = (action: string, ...args: string[]) => readCall([action, ...args]).params;

test('a value is read as the kind that the action takes, and left for the action to refuse where it is not of it', () => {
  const expected = { action: 'payment.refund', params: { orderId: '12', refundId: '007', amount: 500 } };
  assert.deepEqual(readCall(['payment.refund', '--orderId', '12', '--refundId', '007', '--amount', '500']), expected);
  for (const text of ['007', '1e3', '0x10', '12345678901234567890', 'Infinity', 'NaN', ' 5', '5 euros', '-', 'true']) {
    assert.deepEqual(params('payment.refund', '--amount', text), { amount: text });
    assert.deepEqual(params('payment.refund', '--reason', text), { reason: text });
  }
  assert.deepEqual(params('stock.restock', '--quantity', '-5'), { quantity: -5 });
  for (const yes of [['--repair'], ['--repair=true'], ['--repair', 'true']]) {
    assert.deepEqual(params('payment.reconcile', ...yes), { repair: true });
  }
  assert.deepEqual(params('payment.reconcile', '--repair=false', '--from', '2026'), { repair: false, from: '2026' });
  assert.deepEqual(params('payment.reconcile', '--repair', 'maybe'), { repair: 'maybe' });
  assert.deepEqual(params('stock.setSoldOut', '--soldOut', 'false'), { soldOut: false });
  assert.deepEqual(params('order.replay', '--all=true'), { all: true });
  assert.deepEqual(params('stock.audit', '--orderIds', '["a", "b"]'), { orderIds: ['a', 'b'] });
  assert.deepEqual(params('stock.audit', '--orderIds', 'a'), { orderIds: 'a' });
  assert.deepEqual(params('order.cancelByStaff', '--reason=--no', '--orderId=a=b\nc'), {
    reason: '--no',
    orderId: 'a=b\nc',
  });
});

test('a value of no known kind is a number where it prints as one', () => {
  assert.deepEqual(params('$node.metrics', '--part=0.5', '--id', '007', '--all'), { part: 0.5, id: '007', all: true });
});

test('--node names one of the nodes, where they are asked about themselves', () => {
  const call = { action: '$node.health', params: {}, node: '7' };
  assert.deepEqual(readCall(['$node.health', '--node', '7']), call);
  assert.throws(() => readCall(['order.get', '--node', '7']), /--node goes with \$node\.\* only/);
});

test('an action that is not there names those that may have been meant', () => {
  const line = (action: string) => () => readCall([action]);
  assert.throws(line('payment.refnud'), /^Error: no action is called payment\.refnud; near it: payment\.refund, /);
  assert.throws(line('stok.restock'), /; near it: stock\.restock$/);
  assert.throws(line('restock'), /; near it: stock\.restock$/);
  assert.throws(line('kitchen'), /near it: kitchen\.tickets, /);
  for (const action of ['x', '__proto__', 'api.rest', 'stock.'])
    assert.throws(line(action), (error) => error instanceof NotAsked);
});

test('help is asked for by its flags, and lists what is for people, with its parameters', () => {
  assert.deepEqual([['--help'], ['order.get', '-h'], ['order.get']].map(asksForHelp), [true, true, false]);
  assert.match(
    HELP,
    /^payment\.refund --orderId --refundId \[--amount\] \[--lines\] \[--tip\] \[--restock\] \[--reason\]\n {4}\S/m,
  );
  assert.match(HELP, /^order\.cancelByStaff --orderId --reason\n/m);
  assert.match(HELP, /^<service>\.replay \[--id\] \[--type\] \[--all\]\n/m);
  assert.doesNotMatch(HELP, /awaitPayment|payment\.close/);
});

test('an answer that says that something failed or is left is told from one that does not', () => {
  assert.equal(isLeft('order.replay', { replayed: 2, failed: [], left: 0 }), false);
  assert.equal(isLeft('order.replay', { replayed: 2, failed: [{ id: 'x', error: 'y' }], left: 1 }), true);
  const books = (...repaired: (string | undefined)[]) => ({ differences: repaired.map((repaired) => ({ repaired })) });
  assert.deepEqual(
    [books(), books('yes'), books('yes', 'no: x'), books(undefined)].map((books) => isLeft('payment.reconcile', books)),
    [false, false, true, true],
  );
  assert.equal(isLeft('stock.menu', { items: [] }), false);
});

test('--json gives all parameters, of whatever kind', () => {
  assert.deepEqual(params('stock.check', '--json', '{"lines":[{"id":"a"}],"soldOut":false}'), {
    lines: [{ id: 'a' }],
    soldOut: false,
  });
});

test('a line that cannot be meant is refused', () => {
  const args = [
    ['y'],
    ['-a'],
    ['--'],
    ['--1'],
    ['--__proto__', '1'],
    ['--a', 'b', 'c'],
    ['--a', '1', '--a', '2'],
    ['--json'],
    ['--json', '{'],
    ['--json', '[1]'],
    ['--json', 'null'],
    ['--json', '7'],
    ['--json', '{}', '--a'],
  ];
  const lines = [['--all'], ...args.map((each) => ['order.get', ...each])];
  for (const line of lines) {
    const isOneLine = (error: unknown) => error instanceof NotAsked && /^[^\n]+$/.test(error.message);
    assert.throws(() => readCall(line), isOneLine, line.join(' '));
  }
});
