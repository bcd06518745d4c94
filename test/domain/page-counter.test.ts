import assert from 'node:assert/strict';
import { test } from 'node:test';

interface Waiting {
  number: number | null;
  state: string;
  service: { kind: string };
}
const {
  ready,
  preparing,
  calledOut,
  wantedOf,
}: Record<'ready' | 'preparing' | 'calledOut', (all: Waiting[]) => Waiting[]> & {
  wantedOf(typed: string): string | null;
} = await import(new URL('../../public/scripts/counter/waiting.js', import.meta.url).href);

const ticket = (number: number | null, state: string, kind = 'pickup') => ({ number, state, service: { kind } });
const numbers = (tickets: Waiting[]) => tickets.map(({ number }) => number);

test('the board calls out what is cooked, by number, and not what goes to a table, is planned or over', () => {
  const tickets = [
    ...[ticket(12, 'cooked'), ticket(7, 'cooked'), ticket(8, 'cooked', 'table'), ticket(9, 'cooking')],
    ...[ticket(3, 'queued'), ticket(4, 'planned'), ticket(5, 'closed'), ticket(null, 'cooked')],
  ];
  assert.deepEqual(numbers(ready(tickets)), [7, 8, 12]);
  assert.deepEqual(numbers(calledOut(ready(tickets))), [7, 12]);
  assert.deepEqual(numbers(preparing(tickets)), [3, 9]);
});

test('what is typed is a number, or a part of a name', () => {
  assert.equal(wantedOf(' #042 '), 'number=42');
  assert.equal(wantedOf('Ada & Bob'), 'name=Ada%20%26%20Bob');
  assert.equal(wantedOf('0123456789'), 'name=0123456789', 'longer than any number');
  assert.equal(wantedOf('  '), null);
});
