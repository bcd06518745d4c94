import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ServiceBroker } from 'moleculer';
import { BadLine, type Command } from '../../launcher/prompt/command.ts';
import { COMMANDS } from '../../launcher/prompt/commands/index.ts';
import { complete } from '../../launcher/prompt/complete.ts';
import { showParamNames } from '../../launcher/prompt/param-names.ts';
import { readWords } from '../../launcher/prompt/read-line.ts';
import { facts, shortTime, table } from '../../launcher/prompt/table.ts';
import { kitchenContract } from '../../services/kitchen/kitchen.contract.ts';

const command: Command = {
  name: 'bake',
  about: 'bakes',
  args: ['<what>', '[times]'],
  flags: {
    how: { about: 'how', value: ['hot', 'hotter'] },
    note: { about: 'why', value: 'text' },
    minutes: { about: 'how long', value: 'number' },
    off: { about: 'not' },
  },
  async question() {
    return 'Bake?';
  },
  async run() {
    return { data: null, text: '' };
  },
};
const read = (line: string) => readWords(command, line.split(' ').filter(Boolean));

test('words are read as the command wants them, in whatever order', () => {
  const given = read('bread --how hot --minutes=-5 -3 --off --note it=is --yes --json');
  assert.deepEqual([given.text('what'), given.number('times')], ['bread', -3]);
  assert.deepEqual([given.text('how'), given.number('minutes'), given.text('note')], ['hot', -5, 'it=is']);
  assert.deepEqual(['off', 'yes', 'json'].map(given.has), [true, true, true]);
  assert.deepEqual([read('bread').number('times'), read('bread').has('off')], [undefined, false]);
});

const BAD: [line: string, why: RegExp][] = [
  ['', /^<what> is missing; usage: bake <what> \[times\] \[--how hot\|hotter\] .*\[--yes\] \[--json\]$/],
  ['bread 2 3', /^"3" is too much; usage/],
  ['bread --frob', /^there is no --frob; usage/],
  ['bread --toString', /^there is no --toString; usage/],
  ['bread --how', /^--how wants one of hot, hotter; usage/],
  ['bread --how --off', /^--how wants one of hot, hotter; usage/],
  ['bread --how cold', /^--how wants one of hot, hotter; usage/],
  ['bread --minutes long', /^--minutes wants a whole number; usage/],
  ['bread --minutes 1.5', /^--minutes wants a whole number; usage/],
  ['bread --note', /^--note wants a value; usage/],
  ['bread --off=no', /^--off wants no value; usage/],
  ['bread --off --off', /^--off is there twice; usage/],
];
for (const [line, message] of BAD) {
  test(`a line that cannot be meant says why, and what is right: bake ${line}`, () => {
    assert.throws(
      () => read(line),
      (error) => error instanceof BadLine && message.test(error.message),
    );
  });
}

test('an argument that is no number is refused by its name', () => {
  assert.throws(() => read('bread many').number('times'), /^Error: <times> is a whole number, and "many" is none$/);
});

test('after a command its flags are completed, each once, and the values that a flag takes', () => {
  const found = (line: string) => complete(line, [command])?.[0];
  assert.deepEqual(found('bake '), ['--how', '--note', '--minutes', '--off', '--yes', '--json']);
  assert.deepEqual(complete('bake bread --o', [command]), [['--off'], '--o']);
  assert.deepEqual(found('bake --off --o'), []);
  assert.deepEqual(found('bake --how '), ['hot', 'hotter']);
  assert.deepEqual(found('bake --how hott'), ['hotter']);
  assert.deepEqual(found('bake --note '), []);
  for (const line of ['', 'bak', 'bake', 'boil --o']) assert.equal(complete(line, [command]), undefined, line);
});

test('every command has a name of its own, a line of help, and asks before what cannot be undone', () => {
  const names = COMMANDS.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  for (const { name, about, flags } of COMMANDS) {
    assert.ok(about.length > 10, name);
    for (const [flag, { about }] of Object.entries(flags)) assert.ok(about.length > 3, `${name} --${flag}`);
  }
  const asking = COMMANDS.filter(({ question }) => question).map(({ name }) => name);
  assert.deepEqual(asking, ['refund', 'reconcile', 'drop', 'drain']);
});

test('a table has its numbers to the right, and nothing in it can tear a row or move the cursor', () => {
  const rows = [
    ['soup', 7, null],
    ['a\nb\x1b[2J', 1200, true],
  ];
  assert.equal(table(['item', 'left', ''], rows), 'item     left\nsoup        7\na b [2J  1200  true');
  assert.equal(table(['item'], [], 'no items'), 'no items');
  assert.equal(
    facts([
      ['a', 1],
      ['long', 'x'],
      ['none', null],
      ['empty', ''],
    ]),
    'a     1\nlong  x',
  );
  assert.equal(shortTime('2026-03-01T12:30:05.123Z'), '2026-03-01 12:30:05');
});

test('the list of actions shows the names of what an action takes', async (t) => {
  const broker = new ServiceBroker({ logger: false, validator: false });
  const params: object = kitchenContract.tickets.params;
  const actions = { tickets: { params: { ...params }, handler() {} }, raw: { params: { a: 'string' }, handler() {} } };
  broker.createService({ name: 'kitchen', actions });
  await broker.start();
  t.after(() => broker.stop());
  showParamNames(broker);
  const listed = broker.registry.getActionList({ skipInternal: true }) as { action: { params: object } }[];
  assert.deepEqual(listed.map(({ action }) => Object.keys(action.params)).sort(), [['a'], ['state', 'limit']]);
});
