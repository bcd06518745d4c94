import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { audit, told, unfinished } from './books.ts';
import type { Promises } from './books-of-promises.ts';
import { trueBooks } from './false-books.ts';
import type { Law } from './laws.ts';
import type { Stores } from './stores.ts';

type Books = { stores: Stores; promises: Promises };
const first = <T>(all: readonly T[]): T => all[0] as T;
const set = <T extends object>(one: T, lie: Partial<T>): void => void Object.assign(one, lie);
const cancelled = ({ stores }: Books) =>
  stores.orders.find(({ _id }) => _id === 'cancelled') as Stores['orders'][number];
const waiting = ({ stores }: Pick<Books, 'stores'>) =>
  stores.orders.find(({ _id }) => _id === 'waiting') as Stores['orders'][number];
const paymentOf = ({ stores }: Books, id: string) =>
  stores.payments.find(({ _id }) => _id === id) as Stores['payments'][number];
const firstLine = (stores: Stores) => first(first(stores.orders).lines);
type Refund = Stores['payments'][number]['refunds'][number];
type Item = Stores['items'][number];
const LONG_AGO = '2020-01-01T00:00:00.000Z';
const ABOUT = { sessionId: 'cs_1', refundId: null, disputeId: null, receivedAt: LONG_AGO };

/** Each a lie in otherwise true books, and the law that tells. */
const LIES: [string, Law, (books: Books) => void][] = [
  ['a unit is nowhere', 'units', ({ stores }) => void first(stores.items).available--],
  ['a unit moved without a word', 'units', ({ stores }) => void stores.movements.pop()],
  ['less than nothing is left', 'units', ({ stores }) => set(first(stores.items), { available: -1 })],
  ['a charge is made twice', 'one charge', ({ stores }) => void stores.charges.push({ ...first(stores.charges) })],
  [
    'an order is paid twice',
    'one charge',
    ({ stores }) => first(stores.orders).timeline.push({ at: LONG_AGO, status: 'paid', by: 'staff', reason: null }),
  ],
  ['late money is kept', 'money', (books) => void books.stores.refunds.pop()],
  [
    'one minor unit too much came and went back',
    'money',
    ({ stores }) => {
      set(stores.charges[2] as Stores['charges'][number], { amount: 1051 });
      set(stores.refunds[2] as Stores['refunds'][number], { amount: 1051 });
    },
  ],
  ['one minor unit too much is kept', 'money', ({ stores }) => void first(stores.charges).amount++],
  [
    'money is given back twice',
    'money',
    ({ stores }) => void stores.refunds.push({ ...first(stores.refunds), amount: 1 }),
  ],
  ['a paid order was never charged', 'money', ({ stores }) => void stores.charges.shift()],
  ['a tax is a minor unit off', 'taxes', ({ stores }) => void firstLine(stores).tax++],
  [
    'the lines of a rate miss a minor unit',
    'taxes',
    ({ stores }) => set(first(first(stores.orders).taxes), { amount: 66 }),
  ],
  ['a line costs other than its units', 'taxes', ({ stores }) => void firstLine(stores).unitPrice--],
  ['a tip is not in the total', 'taxes', ({ stores }) => set(first(stores.orders), { tip: 0 })],
  ['a rate is another than on the lines', 'taxes', ({ stores }) => set(firstLine(stores), { taxRate: 1900 })],
  [
    'a refund of a dish gives back less than it cost',
    'refunds',
    (books) => set(paymentOf(books, 'reduced').refunds[1] as Refund, { amount: 499 }),
  ],
  [
    'a refund is made under another id',
    'refunds',
    ({ stores }) => set(first(stores.refunds), { metadata: { refund_id: 'other' } }),
  ],
  [
    'a refund was never made',
    'refunds',
    (books) =>
      void paymentOf(books, 'cooked').refunds.push({ ...first(paymentOf(books, 'cancelled').refunds), amount: 0 }),
  ],
  [
    'more goes back than came',
    'refunds',
    ({ stores }) => void stores.refunds.push({ ...first(stores.refunds), amount: 5000 }),
  ],
  ['a paid order has its units held only', 'sold', ({ stores }) => set(first(stores.reservations), { state: 'held' })],
  ['a paid order has no units', 'sold', ({ stores }) => void stores.reservations.shift()],
  [
    'what was on the stove is on the shelf again',
    'sold',
    (books) =>
      void cancelled(books).timeline.splice(1, 0, { at: LONG_AGO, status: 'preparing', by: 'staff', reason: null }),
  ],
  [
    'a cancelled order keeps its units',
    'sold',
    ({ stores }) => set(stores.reservations[2] as Stores['reservations'][number], { state: 'sold' }),
  ],
  [
    'other units are held than were ordered',
    'sold',
    ({ stores }) => first(stores.reservations).lines.push(first(first(stores.reservations).lines)),
  ],
  ['a paid order has no ticket', 'one ticket', ({ stores }) => void stores.tickets.shift()],
  ['a paid order has two tickets', 'one ticket', ({ stores }) => void stores.tickets.push(first(stores.tickets))],
  [
    'a cancelled order is cooked',
    'one ticket',
    ({ stores }) => set(stores.tickets[2] as Stores['tickets'][number], { cookedAt: LONG_AGO }),
  ],
  [
    'an unpaid order has a ticket',
    'one ticket',
    ({ stores }) => void stores.tickets.push({ ...first(stores.tickets), _id: 'waiting' }),
  ],
  ['a paid order has no number', 'numbers', ({ stores }) => set(first(stores.orders), { number: null })],
  [
    'an unpaid order has a number',
    'numbers',
    ({ stores }) => set(waiting({ stores }), { number: 9, day: '2020-01-01' }),
  ],
  ['a number is given twice', 'numbers', ({ stores }) => set(first(stores.orders), { number: 2 })],
  ['a ticket is called by another number', 'numbers', ({ stores }) => set(first(stores.tickets), { number: 7 })],
  ['a place in time is given twice', 'slots', ({ stores }) => set(stores.items[1] as Item, { capacity: 2 })],
  [
    'an order is for another time than its place',
    'slots',
    ({ stores }) => set(first(stores.orders), { slot: '2999-01-01T13:00:00.000Z' }),
  ],
  [
    'a ticket is nobody’s',
    'no strays',
    ({ stores }) => void stores.tickets.push({ ...first(stores.tickets), _id: 'nobody' }),
  ],
  ['an event was given up', 'dead letters', ({ stores }) => void stores.letters.push({})],
  ['an accepted order is lost', 'promised', ({ promises }) => set(first(promises.orders), { id: 'lost' })],
  ['an accepted order costs more', 'promised', ({ promises }) => void first(promises.orders).total--],
  ['an accepted order has other lines', 'promised', ({ promises }) => void first(promises.orders).lines.push('pie 1')],
  ['an accepted cancellation is forgotten', 'promised', ({ promises }) => void promises.cancelled.push('cooked')],
  [
    'an accepted refund is forgotten',
    'promised',
    ({ promises }) => void promises.refunds.push({ orderId: 'cooked', refundId: 'x', amount: 1 }),
  ],
  [
    'an accepted refund is for other units',
    'promised',
    (books) =>
      set(paymentOf(books, 'reduced').refunds[1] as Refund, { lines: [{ line: 0, quantity: 2, amount: 500 }] }),
  ],
  [
    'one key made two orders',
    'promised',
    ({ promises }) => set(first(promises.orders), { key: promises.orders[1]?.key ?? '' }),
  ],
  [
    'one customer has two orders',
    'promised',
    ({ stores }) => set(waiting({ stores }), { customerId: 'customer-cooked' }),
  ],
];

/** What would end by itself, and has not. */
const DUTIES: [string, Law, (books: Books) => void][] = [
  [
    'a Session of an order that is over is payable',
    'open',
    ({ stores }) => set(first(stores.sessions), { status: 'open' }),
  ],
  [
    'a hold of an order that is over is kept',
    'open',
    ({ stores }) => set(first(stores.reservations), { state: 'held' }),
  ],
  ['a refund is pending', 'open', (books) => set(first(paymentOf(books, 'cancelled').refunds), { state: 'pending' })],
  ['an order is past its deadline', 'in time', (books) => set(waiting(books), { payBefore: LONG_AGO })],
  ['an order has no link', 'in time', (books) => set(waiting(books), { status: 'pending' })],
  ['an event is owed', 'told', ({ stores }) => set(first(stores.orders), { outboxPending: LONG_AGO })],
  ['an event of a payment is owed', 'told', ({ stores }) => set(first(stores.payments), { outboxPending: LONG_AGO })],
  [
    'a notice is not worked',
    'told',
    ({ stores }) => void stores.notices.push({ _id: 'evt', version: 1, dueAt: LONG_AGO, claimed: true, ...ABOUT }),
  ],
  [
    'a notice of a payment is not worked',
    'told',
    ({ stores }) => set(first(stores.payments), { notices: [{ id: 'evt', ...ABOUT }] }),
  ],
  ['the order has not heard of its meal', 'told', ({ stores }) => set(first(stores.tickets), { owed: 'markCooked' })],
];

describe('the laws of the books', () => {
  test('true books break none', () => {
    const { stores, promises } = trueBooks();
    assert.equal(told([...unfinished(stores), ...audit(stores, promises)]), '');
  });

  for (const [lie, law, plant] of LIES) {
    test(`${lie}: told as "${law}"`, () => {
      const books = trueBooks();
      plant(books);
      const laws = audit(books.stores, books.promises).map(({ law }) => law);
      assert.ok(laws.includes(law), `it is told as ${laws}`);
    });
  }

  for (const [duty, law, plant] of DUTIES) {
    test(`${duty}: told as "${law}"`, () => {
      const books = trueBooks();
      plant(books);
      assert.deepEqual(
        unfinished(books.stores).map(({ law }) => law),
        [law],
      );
    });
  }

  test('once all time has passed nobody may wait any more', () => {
    const { stores } = trueBooks();
    assert.deepEqual(
      unfinished(stores, { timeHasPassed: true }).map(({ law }) => law),
      ['in time'],
    );
  });
});
