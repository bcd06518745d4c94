import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { later, MINUTE } from '../../kernel/time.ts';
import { Ticket } from '../../services/kitchen/domain/ticket.ts';
import { Order } from '../../services/order/domain/order.ts';
import { Account } from '../../services/payment/domain/account.ts';
import { Payment } from '../../services/payment/domain/payment.ts';
import type { Session, StoredNotice } from '../../services/payment/domain/payment-state.ts';
import { freezeParts, methodsOf } from '../support/frozen.ts';
import { ticketLine } from '../support/items.ts';
import { COLLECT_WITHIN, NOW, PERSONAL, placedOrder } from '../support/orders.ts';
import { dispute, openPayment, paidSession, session, stripeRefund } from '../support/payments.ts';

/** What can be done to a record, by the method that does it; a method may stand here with several. */
type Moves<T> = [method: string, move: (record: T, now: Date, nth: number) => unknown][];

const ORDER_MOVES: Moves<Order> = [
  ['awaitPayment', (order, now) => order.awaitPayment('https://pay/1', now)],
  ['markPaid', (order, now) => order.markPaid(1700, 'eur', now)],
  ['giveNumber', (order, now, nth) => order.giveNumber(() => nth + 1, now)],
  ['forget', (order) => order.forget()],
  ['hearOfTicket', (order, now, nth) => order.hearOfTicket(nth, () => order.startCooking(now))],
  ['promise', (order, now) => order.promise({ readyAt: later(now, MINUTE), lateAfter: MINUTE, now })],
  ['startCooking', (order, now) => order.startCooking(now)],
  ['markCooked', (order, now) => order.markCooked(COLLECT_WITHIN, now)],
  ['recall', (order, now) => order.recall(now)],
  ['complete', (order, now) => order.complete('staff', now)],
  ['cancel', (order, now) => order.cancel('staff', 'burnt', now)],
  ['letGo', (order) => order.letGo()],
  ['lookAfter', (order) => order.lookAfter(later(NOW, 600 * MINUTE))],
  ['noteDisputes', (order, _, nth) => order.noteDisputes(nth, [disputeNote])],
  ['noteRefunds', (order, now, nth) => order.noteRefunds(nth, [refundNote(nth)], now)],
  ['takeIntoReport', (order, _, nth) => order.takeIntoReport(['paid', 'cancelled'], nth)],
];
const disputeNote = { id: 'du_1', amount: 1700, reason: 'fraudulent', status: 'lost' };
const refundNote = (nth: number) => ({ id: `r${nth % 2}`, amount: nth + 1, state: 'pending' as const, reason: 'cold' });

const SESSIONS: Session[] = ['cs_1', 'cs_2'].flatMap((id) => [
  session({ id }),
  session({ id, status: 'processing' }),
  session({ id, status: 'expired', url: null }),
  paidSession({ id, intent: `pi_${id.at(-1)}` }),
]);
const notice = (nth: number): StoredNotice => ({
  id: `evt_${nth}`,
  sessionId: null,
  refundId: 're_1',
  disputeId: null,
  receivedAt: NOW,
});

const ACCOUNT_MOVES: Moves<Account> = [
  ['capture', (account, now) => account.capture(paidSession(), now)],
  ['captureOther', (account, now, nth) => account.captureOther(SESSIONS[nth % SESSIONS.length] as Session, now)],
  ['has', (account) => account.has('pi_1')],
  ['decide', (account) => account.decide()],
  ['giveBack', (account, now) => account.giveBack(now)],
  ['refund', (account, now, nth) => account.refund({ id: `r${nth % 3}`, amount: 100, reason: 'cold' }, now)],
  [
    'take',
    (account, now, nth) =>
      account.take([stripeRefund({ refundId: `r${nth % 3}`, stripeId: `re_${nth}`, amount: 100 })], now),
  ],
  ['take', (account, now) => account.take([stripeRefund({ state: 'failed' })], now)],
  ['refused', (account, now, nth) => account.refused(`r${nth % 3}`, 'no', [], now)],
  ['unclear', (account, now, nth) => account.unclear({ id: `r${nth % 3}`, attempt: 1 }, [], now)],
  ['reported', (account, _, nth) => account.reported(nth)],
  [
    'dispute',
    (account, _, nth) =>
      account.dispute([dispute({ id: `du_${nth % 2}`, status: nth % 3 === 0 ? 'won' : 'needs_response' })]),
  ],
  ['disputesReported', (account, _, nth) => account.disputesReported(nth)],
  ['showAgain', (account) => account.showAgain()],
];

const PAYMENT_MOVES: Moves<Payment> = [
  ['lookAfter', (payment) => payment.lookAfter(later(NOW, 600 * MINUTE))],
  ['postpone', (payment, now, nth) => payment.postpone(now, nth % 2 === 0)],
  ['notice', (payment, now, nth) => payment.notice(notice(nth), now)],
  ['noticed', (payment, now, nth) => payment.noticed([`evt_${nth - 1}`, `evt_${nth - 2}`], now)],
  ['wake', (payment, now) => payment.wake(now)],
  ...SESSIONS.map((seen): Moves<Payment>[number] => ['observe', (payment, now) => payment.observe(seen, now)]),
  ['orderNotified', (payment, now) => payment.orderNotified(now)],
  ['refuse', (payment, now) => payment.refuse('No such price', now)],
  ['renewRequest', (payment) => payment.renewRequest({ expires_at: 1 }, 1)],
  ['spoil', (payment, now) => payment.spoil(1, now)],
  ['tooLate', (payment, now) => payment.tooLate(1, now)],
  ['forget', (payment, now) => payment.forget('cs_2', now)],
  ['close', (payment, now) => payment.close('deadline', now)],
  ['close', (payment, now) => payment.close('cancelled', now)],
  ['accept', (payment, now) => payment.accept(now)],
  ['remindOrder', (payment) => payment.remindOrder()],
  ['restocked', (payment, now, nth) => payment.restocked(`r${nth % 3}`, [{ line: 0, quantity: nth }], now)],
  ...ACCOUNT_MOVES.map(([, move]): Moves<Payment>[number] => [
    'money',
    (payment, now, nth) => payment.money((account) => move(account, now, nth), now),
  ]),
];

/** The way of a meal to its customer: taken step by step by chance, few stories come to its end. */
const TO_THE_CUSTOMER: Moves<Ticket> = [
  ['start', (ticket, now) => ticket.start(MINUTE, now)],
  ['finish', (ticket, now) => ticket.finish(now)],
  ['handOver', (ticket, now) => ticket.handOver(now)],
  ['orderNotified', (ticket, now) => ticket.orderNotified(ticket.state.moves, COLLECT_WITHIN, now)],
];
const TICKET_MOVES: Moves<Ticket> = [
  ...[TO_THE_CUSTOMER, TO_THE_CUSTOMER, TO_THE_CUSTOMER].flat(),
  ['promise', (ticket, now, nth) => ticket.promise(later(now, nth * 5 * MINUTE), now)],
  ['recall', (ticket, now) => ticket.recall(now)],
  ['close', (ticket, now) => ticket.close(now)],
  ['acknowledge', (ticket, now) => ticket.acknowledge(now, 'bob')],
  ['putBack', (ticket, now) => ticket.putBack(now, 'bob')],
  ['finishStation', (ticket, now) => ticket.finishStation(null, now)],
  ['recallStation', (ticket, now) => ticket.recallStation(null, now)],
  ['postpone', (ticket, now) => ticket.postpone(now)],
  ['recallRefused', (ticket, now) => ticket.recallRefused(ticket.state.moves, COLLECT_WITHIN, now)],
  ['lookAfter', (ticket, now) => ticket.lookAfter(now, true)],
];

interface Kind<T> {
  name: string;
  begin(): T;
  copy(record: T): T;
  moves: Moves<T>;
  /** Its methods, and those of what it hands out to be changed. */
  methods: string[];
}

/** Each move is made on a copy whose parts are frozen: what it was copied from must stay as it was, refused or not. */
function replacesNestedValues<T extends { readonly state: object }>({
  name,
  begin,
  copy,
  moves,
  methods,
}: Kind<T>): void {
  test(`${name} replaces nested values and never changes one in place, so that a copy leaves what it was copied from alone`, () => {
    const made = new Set<string>();
    const nth = fc.nat(moves.length - 1);
    fc.assert(
      fc.property(fc.array(nth, { maxLength: 25, size: 'max' }), (story) => {
        let record = begin();
        for (const [step, nth] of story.entries()) {
          const [method, move] = moves[nth] as Moves<T>[number];
          const before = JSON.stringify(freezeParts(record.state));
          const from = record;
          const next = copy(from);
          try {
            move(next, later(NOW, step * MINUTE), step);
            made.add(method);
            record = next;
          } catch (error) {
            assert.notEqual((error as Error).name, 'TypeError', `${method}: ${(error as Error).stack}`);
          }
          assert.equal(JSON.stringify(from.state), before, method);
        }
      }),
      { numRuns: 1500 },
    );
    assert.deepEqual([...made].toSorted(), methods.toSorted(), 'every method was tried, and was not always refused');
  });
}

replacesNestedValues({
  name: 'an order',
  begin: () => placedOrder('order-1', 'ann', NOW, PERSONAL),
  copy: Order.copy,
  moves: ORDER_MOVES,
  methods: methodsOf(Order),
});
replacesNestedValues({
  name: 'a payment',
  begin: () => openPayment(),
  copy: Payment.copy,
  moves: PAYMENT_MOVES,
  methods: methodsOf(Payment),
});
replacesNestedValues({
  name: 'a ticket',
  begin: () => Ticket.open('order-1', [ticketLine('Soup', 2)], NOW),
  copy: Ticket.copy,
  moves: TICKET_MOVES,
  methods: methodsOf(Ticket),
});

test("every method of a payment's account is among the changes of its money that are tried", () => {
  assert.deepEqual([...new Set(ACCOUNT_MOVES.map(([method]) => method))].toSorted(), methodsOf(Account).toSorted());
});
