import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEASE } from '../../kernel/agenda.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import { Ticket } from '../../services/kitchen/domain/ticket.ts';
import type { TicketStatus } from '../../services/kitchen/domain/ticket-state.ts';
import { ticketLine } from '../support/items.ts';
import { COLLECT_WITHIN, NOW } from '../support/orders.ts';

const COOK = 10 * SECOND;
const ticketNow = () => Ticket.open('order-1', [ticketLine('Soup', 2)], NOW);

function ticketIn(status: TicketStatus): Ticket {
  const ticket = ticketNow();
  if (status === 'closed') ticket.close(NOW);
  if (status === 'cooking' || status === 'cooked') ticket.start(COOK, NOW);
  if (status === 'cooking' || status === 'cooked') ticket.orderNotified(1, COLLECT_WITHIN, NOW);
  if (status === 'cooked') ticket.finish(NOW);
  if (status === 'cooked') ticket.orderNotified(2, COLLECT_WITHIN, NOW);
  return ticket;
}

const STATUSES: TicketStatus[] = ['queued', 'cooking', 'cooked', 'closed'];
const MOVES: [string, (ticket: Ticket) => void, string][] = [
  ['start', (ticket) => ticket.start(COOK, NOW), 'cooking - x x'],
  ['finish', (ticket) => ticket.finish(NOW), 'x cooked - x'],
  ['recall', (ticket) => ticket.recall(NOW), 'x - cooking x'],
  ['hand over', (ticket) => ticket.handOver(NOW), 'x x closed x'],
  ['close', (ticket) => ticket.close(NOW), 'closed closed closed -'],
];

function attempt(move: (ticket: Ticket) => void, ticket: Ticket): string {
  const before = JSON.stringify(ticket.state);
  try {
    move(ticket);
  } catch (error) {
    assert.ok(error instanceof DomainError && error.code === 'TICKET_ILLEGAL_MOVE');
    return 'x';
  }
  return JSON.stringify(ticket.state) === before ? '-' : ticket.state.status;
}

for (const [name, move, expected] of MOVES) {
  test(`${name}: what it comes to in every state of a ticket`, () => {
    assert.equal(STATUSES.map((status) => attempt(move, ticketIn(status))).join(' '), expected);
  });
}

test('what was handed over may be handed over again, what is cancelled may not', () => {
  const ticket = ticketIn('cooked');
  ticket.handOver(NOW);
  assert.equal(
    attempt((again) => again.handOver(NOW), ticket),
    '-',
  );
  ticket.close(NOW);
  assert.equal(
    attempt((again) => again.handOver(NOW), ticket),
    'x',
  );
  const fetched = ticketIn('cooked');
  fetched.lookAfter(later(NOW, COLLECT_WITHIN));
  assert.equal(
    attempt((again) => again.handOver(NOW), fetched),
    '-',
  );
});

test("the order's note is on the ticket until it is closed, however that comes about", () => {
  const noted = () => {
    const ticket = Ticket.open('order-1', [ticketLine('Soup', 2)], NOW, { note: 'no cutlery' });
    ticket.start(COOK, NOW);
    ticket.orderNotified(1, COLLECT_WITHIN, NOW);
    ticket.finish(NOW);
    ticket.orderNotified(2, COLLECT_WITHIN, NOW);
    return ticket;
  };
  assert.equal(noted().state.note, 'no cutlery');
  const ends: ((ticket: Ticket) => void)[] = [
    (ticket) => ticket.handOver(NOW),
    (ticket) => ticket.lookAfter(later(NOW, COLLECT_WITHIN)),
    (ticket) => ticket.close(NOW),
  ];
  for (const end of ends) {
    const ticket = noted();
    end(ticket);
    assert.deepEqual([ticket.state.status, ticket.state.note], ['closed', null]);
  }
});

test('every move is owed to the order until it has heard of it', () => {
  const ticket = ticketNow();
  const told = (owed: 'startCooking' | 'markCooked' | 'recall' | 'complete') => {
    assert.equal(ticket.state.owed, owed);
    ticket.orderNotified(ticket.state.moves, COLLECT_WITHIN, NOW);
    assert.equal(ticket.state.owed, null);
  };
  ticket.start(COOK, NOW);
  told('startCooking');
  ticket.finish(NOW);
  told('markCooked');
  ticket.recall(NOW);
  told('recall');
  ticket.finish(NOW);
  told('markCooked');
  ticket.handOver(NOW);
  told('complete');
  assert.equal(ticket.state.dueAt, null);
});

test('an answer that comes late settles nothing but what it answers', () => {
  const ticket = ticketNow();
  ticket.start(COOK, NOW);
  ticket.orderNotified(1, COLLECT_WITHIN, NOW);
  ticket.finish(NOW);
  ticket.orderNotified(1, COLLECT_WITHIN, NOW);
  assert.equal(ticket.state.owed, 'markCooked');
  ticket.orderNotified(2, COLLECT_WITHIN, NOW);
  ticket.recall(NOW);
  ticket.orderNotified(3, COLLECT_WITHIN, NOW);
  ticket.finish(NOW);
  ticket.orderNotified(2, COLLECT_WITHIN, NOW);
  assert.equal(ticket.state.owed, 'markCooked', 'the same word of an earlier move');
});

test('no move is made over the head of one of which the order has yet to hear: it may be cancelled', () => {
  const ticket = ticketNow();
  ticket.start(COOK, NOW);
  assert.throws(() => ticket.finish(NOW), { name: 'Unavailable', message: /order-1 has yet to hear of startCooking/ });
  ticket.start(COOK, NOW);
  assert.deepEqual([ticket.state.status, ticket.state.owed, ticket.state.cookedAt], ['cooking', 'startCooking', null]);
});

test('what is owed is said again, with growing delay', () => {
  const ticket = ticketNow();
  ticket.start(null, NOW);
  assert.deepEqual([ticket.state.dueAt, ticket.state.claimed], [later(NOW, LEASE), true], 'whoever stores it tells');
  const waits: number[] = [];
  for (let i = 0, now = later(NOW, LEASE); i < 4; i++) {
    ticket.lookAfter(now);
    assert.deepEqual([ticket.state.owed, ticket.state.claimed], ['startCooking', true]);
    ticket.postpone(now);
    assert.equal(ticket.state.claimed, false, 'the sweep comes again');
    const next = ticket.state.dueAt ?? NOW;
    waits.push(next.getTime() - now.getTime());
    now = next;
  }
  assert.ok((waits[0] ?? 0) < 8 * SECOND && (waits[3] ?? 0) > 4 * (waits[0] ?? 0), `${waits}`);
});

test('what the order has heard of is not told again, whoever failed before', () => {
  const ticket = ticketIn('cooked');
  const before = JSON.stringify(ticket.state);
  ticket.postpone(later(NOW, MINUTE));
  assert.equal(JSON.stringify(ticket.state), before);
});

test('the sweep finishes what a dead cook left, when its time has come', () => {
  const ticket = ticketIn('cooking');
  const forgotten = later(NOW, COOK + LEASE);
  ticket.lookAfter(later(forgotten, -1));
  assert.equal(ticket.state.status, 'cooking', 'its cook has a lease beyond the time it takes');
  ticket.lookAfter(forgotten);
  assert.deepEqual([ticket.state.status, ticket.state.owed], ['cooked', 'markCooked']);
});

test('after a restart of the only process its cooks are dead: each ticket is finished when its time has come', () => {
  const ticket = ticketIn('cooking');
  ticket.lookAfter(later(NOW, SECOND), true);
  const { status, dueAt, claimed } = ticket.state;
  assert.deepEqual([status, dueAt, claimed], ['cooking', later(NOW, COOK), false], 'no meal is cooked sooner');
  ticket.lookAfter(later(NOW, COOK));
  assert.deepEqual([ticket.state.status, ticket.state.owed], ['cooked', 'markCooked']);
});

test('people take the time they need: nothing is due while they cook, also after a recall', () => {
  const byHand = ticketNow();
  byHand.start(null, NOW);
  byHand.orderNotified(1, COLLECT_WITHIN, NOW);
  assert.equal(byHand.state.dueAt, null);
  const recalled = ticketIn('cooked');
  recalled.recall(NOW);
  recalled.orderNotified(3, COLLECT_WITHIN, NOW);
  recalled.lookAfter(later(NOW, 100 * MINUTE));
  assert.equal(recalled.state.status, 'cooking');
});

test('a meal that was fetched without a word leaves the counter after a while', () => {
  const ticket = ticketIn('cooked');
  ticket.lookAfter(later(NOW, COLLECT_WITHIN));
  assert.deepEqual([ticket.state.status, ticket.state.owed], ['closed', null]);
});

test('a recall that the order refuses leaves the meal on the counter', () => {
  const ticket = ticketIn('cooked');
  ticket.recall(NOW);
  ticket.recallRefused(2, COLLECT_WITHIN, NOW);
  assert.equal(ticket.state.status, 'cooking', 'what answers another move refuses no recall');
  ticket.recallRefused(3, COLLECT_WITHIN, NOW);
  assert.deepEqual([ticket.state.status, ticket.state.owed], ['cooked', null]);
  assert.deepEqual(ticket.state.dueAt, later(NOW, COLLECT_WITHIN));
});

const promisedTicket = (minutes = 20) => {
  const ticket = Ticket.open('order-1', [], NOW, { work: [10 * MINUTE] });
  ticket.promise(later(NOW, minutes * MINUTE), NOW);
  return ticket;
};

test('a promise is owed to the order until it has heard of it, and waits for nobody after that', () => {
  const ticket = promisedTicket();
  const { owed, dueAt, claimed } = ticket.state;
  assert.deepEqual([owed, dueAt, claimed], ['promise', later(NOW, LEASE), true], 'whoever stores it tells');
  ticket.lookAfter(later(NOW, LEASE));
  assert.equal(ticket.state.owed, 'promise', 'the process that stored it died');
  ticket.orderNotified(1, COLLECT_WITHIN, NOW);
  assert.deepEqual([ticket.state.owed, ticket.state.dueAt, ticket.state.status], [null, null, 'queued']);
});

test('a promise that moved by two minutes or less is not told again; the first one stays known', () => {
  const ticket = promisedTicket(20);
  ticket.orderNotified(1, COLLECT_WITHIN, NOW);
  for (const minutes of [18, 22]) ticket.promise(later(NOW, minutes * MINUTE), NOW);
  assert.deepEqual([ticket.state.owed, ticket.state.readyAt], [null, later(NOW, 20 * MINUTE)]);
  ticket.promise(later(NOW, 23 * MINUTE), NOW);
  const { owed, moves, readyAt, promised } = ticket.state;
  assert.deepEqual([owed, moves], ['promise', 2]);
  assert.deepEqual([readyAt, promised], [later(NOW, 23 * MINUTE), later(NOW, 20 * MINUTE)]);
});

test('whoever begins to cook tells of the promise too, and what comes of the call before that settles nothing', () => {
  const ticket = promisedTicket(11);
  ticket.start(null, NOW);
  assert.deepEqual([ticket.state.owed, ticket.state.moves], ['startCooking', 2]);
  ticket.orderNotified(1, COLLECT_WITHIN, NOW);
  assert.equal(ticket.state.owed, 'startCooking');
  ticket.promise(later(NOW, 60 * MINUTE), NOW);
  assert.deepEqual(ticket.state.readyAt, later(NOW, 11 * MINUTE), 'it is begun: the queue is no matter any more');
});

test('a ticket that is begun long before or after its turn is promised anew, never before it is wanted', () => {
  const early = promisedTicket(20);
  early.start(null, NOW);
  assert.deepEqual(early.state.readyAt, later(NOW, 10 * MINUTE));
  const late = promisedTicket(10);
  late.start(null, later(NOW, 5 * MINUTE));
  assert.deepEqual(late.state.readyAt, later(NOW, 15 * MINUTE));
  const wanted = later(NOW, 60 * MINUTE);
  const planned = Ticket.open('order-1', [], NOW, { work: [10 * MINUTE], wanted });
  planned.promise(wanted, NOW);
  planned.start(null, NOW);
  assert.deepEqual(planned.state.readyAt, wanted);
});
