import assert from 'node:assert/strict';
import { test } from 'node:test';

const script = (name: string) => import(new URL(`../../public/scripts/kitchen/${name}.js`, import.meta.url).href);
const { allDayOf, cancelledOf, columnOf, columnsOf, laterOf, newest, stationsOf } = await script('tickets');
const { actionsOf, bodiesOfUndo, bodyOf, mayAcknowledge, mayCancel, undoOf } = await script('actions');
const { touchedOf, untouchedOf } = await script('touched');
const { commandOf, digitOf } = await script('keys');
const { afterLeaving, movedBy } = await script('selection');
const { isMeant, placesOf } = await script('places');
const { urgencyOf } = await script('urgency');
const { nextOf } = await script('station-choice');

interface Line {
  name: string;
  quantity: number;
  options: { name: string; quantity: number }[];
  station: string | null;
  ready: boolean;
}
const line = (name: string, station: string | null = null, rest: Partial<Line> = {}): Line => ({
  ...{ name, station, quantity: 1, options: [], ready: false },
  ...rest,
});
const NOW = Date.parse('2030-01-02T12:00:00.000Z');
const minutes = (count: number) => new Date(NOW + count * 60_000).toISOString();
const ticket = (number: number, state: string, rest: object = {}) => ({
  ...{ orderId: `o${number}`, number, state, lines: [line('Soup')], version: 1, cancelled: false },
  ...{ wanted: null, readyAt: minutes(number), startAt: minutes(0), startedAt: null, cookedAt: null },
  ...rest,
});
type Ticket = ReturnType<typeof ticket>;
const numbers = (tickets: Ticket[]) => tickets.map(({ number }) => number);
const OVEN = { station: 'oven' };

test('each column shows the oldest promise first, and of the ready tickets the latest', () => {
  const items = [
    ticket(5, 'queued'),
    ticket(3, 'queued', { wanted: minutes(1) }),
    ticket(4, 'queued', { readyAt: null, startAt: minutes(-9) }),
    ticket(6, 'cooking'),
    ticket(7, 'cooked', { cookedAt: minutes(-3) }),
    ticket(8, 'cooked', { cookedAt: minutes(-2) }),
    ticket(9, 'planned'),
    ticket(2, 'closed', { cancelled: true }),
  ];
  assert.deepEqual(columnsOf(items, null).map(numbers), [[4, 3, 5], [6], [8, 7]]);
  assert.deepEqual(numbers(laterOf(items, null)), [9]);
  assert.deepEqual(numbers(cancelledOf(items, null)), [2]);
});

test('a station sees its own tickets, and is done with one when its own lines are ready', () => {
  const lines = [line('Pizza', 'oven', { ready: true }), line('Salad', 'cold'), line('Cola')];
  const cooking = ticket(1, 'cooking', { lines });
  assert.equal(columnOf(cooking, null), 'cooking');
  assert.equal(columnOf(cooking, OVEN), 'cooked');
  assert.equal(columnOf(cooking, { station: 'cold' }), 'cooking');
  assert.equal(columnOf(cooking, { station: null }), 'cooking');
  assert.deepEqual(columnsOf([cooking], { station: 'grill' }).flat(), []);
  const stations = [{ station: 'cold' }, OVEN, { station: null }];
  assert.deepEqual(stationsOf([cooking]), stations);
  assert.deepEqual(stationsOf([ticket(1, 'queued')]), [], 'nothing is to be chosen where no dish has a station');
  assert.deepEqual(nextOf(stations, null), { station: 'cold' });
  assert.equal(nextOf(stations, { station: null }), null);
  assert.deepEqual(actionsOf(cooking, OVEN, { roles: ['manager'] }), ['recall'], 'it is not handed over yet');
});

test('all-day counts add up what is still to be cooked, by dish and options', () => {
  const extra = [{ name: 'Cheese', quantity: 2 }];
  const items = [
    ticket(1, 'queued', { lines: [line('Pizza', 'oven', { quantity: 2 }), line('Salad')] }),
    ticket(2, 'cooking', { lines: [line('Pizza', 'oven'), line('Pizza', 'oven', { options: extra })] }),
    ticket(3, 'cooking', { lines: [line('Pizza', 'oven', { ready: true, quantity: 9 })] }),
    ticket(4, 'cooked', { lines: [line('Salad')] }),
    ticket(5, 'planned', { lines: [line('Salad')] }),
  ];
  const told = (chosen: object | null) =>
    allDayOf(items, chosen).map(({ name, options, quantity }: Line) => [quantity, name, options.length]);
  assert.deepEqual(told(null), [
    [3, 'Pizza', 0],
    [1, 'Pizza', 1],
    [1, 'Salad', 0],
  ]);
  assert.deepEqual(told({ station: null }), [[1, 'Salad', 0]]);
});

test('the answer to an own move stands until the board has caught up with it', () => {
  const moved = ticket(1, 'cooking', { version: 2 });
  const own = new Map([['o1', moved]]);
  assert.deepEqual(newest([ticket(1, 'queued'), ticket(2, 'queued')], own), [moved, ticket(2, 'queued')]);
  const later = ticket(1, 'cooked', { version: 3 });
  assert.deepEqual(newest([later], own), [later]);
});

test('a ticket is calm, to be hurried with from five minutes before its promise, and late after it', () => {
  const of = (left: number) => {
    const { level, minutes: count } = urgencyOf({ wanted: null, readyAt: minutes(left), startAt: minutes(-60) }, NOW);
    return [level, count];
  };
  assert.deepEqual([20, 5.1, 5, 0.5, 0, -0.5, -1, -7.9].map(of), [
    ['calm', 20],
    ['calm', 6],
    ['soon', 5],
    ['soon', 1],
    ['soon', 0],
    ['late', 0],
    ['late', 1],
    ['late', 7],
  ]);
  const wanted = urgencyOf({ wanted: minutes(30), readyAt: minutes(-1), startAt: minutes(0) }, NOW);
  assert.deepEqual(wanted, { level: 'calm', minutes: 30, isPromised: true });
  const waits = (since: number) => urgencyOf({ wanted: null, readyAt: null, startAt: minutes(-since) }, NOW);
  assert.deepEqual([-1, 9, 10, 20].map(waits), [
    { level: 'calm', minutes: 0, isPromised: false },
    { level: 'calm', minutes: 9, isPromised: false },
    { level: 'soon', minutes: 10, isPromised: false },
    { level: 'late', minutes: 20, isPromised: false },
  ]);
});

test('people are offered what their role may do', () => {
  const actions = (state: string, ...roles: string[]) => actionsOf(ticket(1, state), null, { roles });
  assert.deepEqual(
    ['queued', 'cooking', 'cooked'].map((state) => actions(state, 'kitchen')),
    [['start'], ['bump'], ['recall']],
  );
  assert.deepEqual(actions('queued', 'counter'), []);
  assert.deepEqual(actions('cooked', 'counter'), ['hand-over']);
  assert.deepEqual(actions('cooked', 'manager'), ['recall', 'hand-over']);
  assert.deepEqual(actions('closed', 'manager'), []);
  const [cook, counter] = [{ roles: ['kitchen'] }, { roles: ['counter'] }];
  assert.deepEqual([mayCancel(cook), mayCancel(counter)], [false, true]);
  assert.deepEqual([mayAcknowledge(cook), mayAcknowledge(counter)], [true, false]);
});

test('a press does not act on a ticket that has just come to where another one stood', () => {
  const first = placesOf([['a', 'b', 'c'], ['d']], new Map(), 0);
  assert.deepEqual([isMeant(first, 'b', 399), isMeant(first, 'b', 400)], [false, true]);
  const moved = placesOf(
    [
      ['a', 'c'],
      ['d', 'b'],
    ],
    first,
    1000,
  );
  const meant = (now: number) => ['a', 'b', 'c', 'd'].filter((id) => isMeant(moved, id, now));
  assert.deepEqual(meant(1100), ['a', 'd']);
  assert.deepEqual(meant(1400), ['a', 'b', 'c', 'd']);
  assert.equal(isMeant(moved, 'later', 1100), true, 'what stands in no column is where it was');
});

test('what undoes "done" leaves the lines done that were done before', () => {
  const lines = [line('Pizza', 'oven', { ready: true }), line('Salad', 'cold'), line('Soup', 'cold'), line('Bread')];
  const undo = (before: object, body = {}) =>
    bodiesOfUndo({ ticket: ticket(1, 'cooking', before), action: 'bump', body });
  assert.deepEqual(undo({ lines }), [{ station: 'cold' }, { station: null }]);
  assert.deepEqual(undo({ lines }, OVEN), [OVEN]);
  assert.deepEqual(undo({}), [{}], 'nothing was');
});

test('a move of a station names it, and each move but the last is taken back by another', () => {
  assert.deepEqual(
    ['start', 'bump', 'recall'].map((action) => bodyOf(action, OVEN)),
    [{}, OVEN, OVEN],
  );
  assert.deepEqual(bodyOf('bump', null), {});
  assert.deepEqual(bodyOf('bump', { station: null }), { station: null });
  assert.deepEqual(['start', 'bump', 'recall', 'hand-over'].map(undoOf), ['put-back', 'recall', 'bump', undefined]);
});

test('the kitchen is called until a ticket is touched or begun, also over a reload', () => {
  const board = [ticket(1, 'queued'), ticket(2, 'queued'), ticket(3, 'cooking')];
  const touched = touchedOf(board, ['o1', 'of-yesterday']);
  assert.deepEqual(touched, ['o1', 'o3']);
  assert.deepEqual(numbers(untouchedOf([board[0], board[1]], touched)), [2]);
  const putBack = ticket(3, 'queued');
  assert.deepEqual(untouchedOf([putBack], touchedOf([putBack], touched)), [], 'somebody had it in hand');
});

test('the keys of a bump bar ask for what they stand for, and leave fields and buttons alone', () => {
  const within = (found: string) => ({ closest: (wanted: string) => (wanted.split(', ').includes(found) ? {} : null) });
  const command = (key: string, rest: object = {}) => commandOf({ key, target: within('main'), ...rest });
  assert.deepEqual(
    ['1', '9', '0'].map((key) => command(key)),
    [0, 8, 9].map((nth) => ({ do: 'nth', nth })),
  );
  assert.deepEqual([0, 8, 9, 10].map(digitOf), [1, 9, 0, null]);
  assert.deepEqual(command('ArrowLeft', { repeat: true }), { do: 'move', by: [-1, 0] });
  const named = ['Enter', ' ', 'R', 'u', 'Backspace', 's', 'a', '?'].map((key) => command(key).do);
  assert.deepEqual(named, ['main', 'main', 'recall', 'undo', 'undo', 'station', 'allDay', 'help']);
  const ignored = [
    command('1', { target: within('input') }),
    command('u', { target: within('dialog') }),
    command('ArrowUp', { target: within('select') }),
    command('Enter', { target: within('button') }),
    command('r', { ctrlKey: true }),
    command('1', { repeat: true }),
    command('x'),
    command('toString'),
  ];
  assert.deepEqual(
    ignored,
    ignored.map(() => null),
  );
  assert.deepEqual(command('2', { target: within('button') }), { do: 'nth', nth: 1 });
});

test('arrows move within a column and to the next one that has tickets', () => {
  const columns = [['a', 'b', 'c'], [], ['x']];
  const from = (column: number, id: string | null, by: [number, number]) => {
    const at = movedBy(columns, { column, id }, by);
    return [at.column, at.id];
  };
  assert.deepEqual(from(0, null, [0, 1]), [0, 'a']);
  assert.deepEqual(from(0, 'gone', [0, -1]), [0, 'a']);
  assert.deepEqual(from(0, 'a', [0, 1]), [0, 'b']);
  assert.deepEqual(from(0, 'c', [0, 1]), [0, 'c']);
  assert.deepEqual(from(0, 'b', [1, 0]), [2, 'x']);
  assert.deepEqual(from(2, 'x', [-1, 0]), [0, 'a']);
  assert.deepEqual(from(2, 'x', [1, 0]), [2, 'x']);
  assert.deepEqual(from(1, null, [0, 1]), [1, null]);
});

test('after a ticket has left, the one that takes its place is the chosen one', () => {
  const columns = [['a', 'b'], ['x'], []];
  assert.deepEqual(afterLeaving(columns, 'a'), { column: 0, id: 'b' });
  assert.deepEqual(afterLeaving(columns, 'b'), { column: 0, id: 'a' });
  assert.deepEqual(afterLeaving(columns, 'x'), { column: 1, id: null });
});
