import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '../../kernel/domain-error.ts';
import { Payment } from '../../services/payment/domain/payment.ts';
import type { Refund } from '../../services/payment/domain/refund.ts';
import { owing, unitsToStock } from '../../services/payment/domain/units-to-stock.ts';
import { Ledger } from '../../services/stock/domain/ledger.ts';
import { eventLine, orderFacts } from '../support/events.ts';
import { item } from '../support/items.ts';
import { NOW } from '../support/orders.ts';
import { paidSession, REQUEST, takeRefund } from '../support/payments.ts';

const PRICE = 100;

/** An order of so many soups, paid and sold, with what its refunds give back to stock. */
class Soups {
  readonly payment: Payment;
  readonly ledger: Ledger;

  constructor(quantity: number) {
    const total = quantity * PRICE;
    const line = { itemId: 'soup', name: 'Soup', quantity, unitPrice: PRICE, total, tax: 0, taxRate: 0 };
    this.payment = Payment.open(orderFacts({ lines: [eventLine(line)], total }), REQUEST, NOW);
    this.payment.observe(paidSession({ amountTotal: total }), NOW);
    this.ledger = new Ledger({ items: [item('soup', { available: quantity })], reservations: [], booked: [] });
    this.ledger.reserve({ orderId: 'o1', lines: [{ itemId: 'soup', quantity }] }, NOW);
    this.ledger.confirm('o1');
  }

  ask(id: string, quantity = 1, restock = true): void {
    const wanted = { id, lines: [{ line: 0, quantity }], ...(restock && { restock }), reason: 'not cooked' };
    this.payment.money((account) => account.refund(wanted, NOW), NOW);
  }

  goes(refundId: string, state: 'succeeded' | 'failed'): void {
    const { amount } = this.payment.state.refunds.find(({ id }) => id === refundId) as Refund;
    takeRefund(this.payment, { refundId, stripeId: `re_${refundId}`, amount, state });
  }

  /** Stock is asked for all that is owed; `dies`: once, and its answer is lost. */
  work(dies = false): void {
    for (const refund of owing(this.payment.state.refunds)) {
      const lines = unitsToStock(refund, this.payment.state.refunds);
      const { given } = this.ledger.giveBack('o1', { refundId: refund.id, lines }, NOW);
      if (dies) return;
      this.payment.restocked(refund.id, given, NOW);
    }
  }

  get back(): number {
    return sum(this.ledger.changes().movements.map(({ reason, units }) => (reason === 'returned' ? units : 0)));
  }

  /** What refunds that stand say was not used. */
  get named(): number {
    const stand = this.payment.state.refunds.filter(({ restock, state }) => restock && state === 'succeeded');
    return sum(stand.flatMap(({ lines = [] }) => lines.map(({ quantity }) => quantity)));
  }

  get restocked(): (number | undefined)[] {
    return this.payment.state.refunds.map(
      ({ restocked }) => restocked && sum(restocked.map(({ quantity }) => quantity)),
    );
  }
}

test('a soup comes back once though its first refund failed at the bank after stock had taken it', () => {
  const soups = new Soups(2);
  soups.ask('r1');
  soups.goes('r1', 'succeeded');
  soups.work();
  soups.goes('r1', 'failed');
  soups.ask('r2');
  soups.goes('r2', 'succeeded');
  soups.work();
  assert.deepEqual([soups.back, soups.restocked], [1, [1, 0]]);
  soups.ask('r3');
  soups.goes('r3', 'succeeded');
  soups.work();
  assert.deepEqual([soups.back, soups.restocked], [2, [1, 0, 1]], 'the other soup is another one');
});

test('it comes back once though the answer of stock was lost before the refund failed', () => {
  const soups = new Soups(2);
  soups.ask('r1');
  soups.goes('r1', 'succeeded');
  soups.work(true);
  soups.goes('r1', 'failed');
  soups.ask('r2', 2);
  soups.goes('r2', 'succeeded');
  soups.work();
  assert.deepEqual([soups.back, soups.restocked], [2, [1, 1]]);
});

test('of a refund that failed before stock was asked nothing comes back, and the next one brings all of its own', () => {
  const soups = new Soups(2);
  soups.ask('r1', 2);
  soups.goes('r1', 'failed');
  soups.work();
  soups.ask('r2', 2);
  soups.goes('r2', 'succeeded');
  soups.work();
  assert.deepEqual([soups.back, soups.restocked], [2, [0, 2]]);
});

const quantity = fc.integer({ min: 1, max: 3 });
const step = fc.oneof(
  fc.record({ does: fc.constant('ask' as const), quantity, restock: fc.nat(4).map((n) => n > 0) }),
  fc.record({ does: fc.constantFrom('succeeded' as const, 'failed' as const), nth: fc.nat(2) }),
  fc.record({ does: fc.constantFrom('work' as const, 'die' as const) }),
);

test('whatever becomes of refunds, no more soups come back than those that stand say, and where no answer was lost as many', () => {
  let most = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25, size: 'max' }), (steps) => {
      const soups = new Soups(5);
      let isLost = false;
      for (const [nth, one] of [...steps, { does: 'work' as const }].entries()) {
        const { refunds } = soups.payment.state;
        const before = soups.back;
        if (one.does === 'ask') unlessRefused(() => soups.ask(`r${nth}`, one.quantity, one.restock));
        else if ('nth' in one) refunds.slice(one.nth, one.nth + 1).forEach(({ id }) => void soups.goes(id, one.does));
        else soups.work(one.does === 'die');
        const wanted = Math.max(before, soups.named);
        // Stock may have answered for good what a later refund is asked for instead: then a soup too few comes back.
        isLost ||= one.does === 'die';
        if (one.does === 'work' && !isLost) assert.equal(soups.back, wanted);
        assert.ok(soups.back <= wanted);
      }
      const { restocked, payment } = soups;
      assert.equal(sum(restocked), soups.back, 'payment shows what was booked');
      most = Math.max(most, sum(restocked.filter((_, nth) => payment.state.refunds[nth]?.state === 'failed')));
    }),
    { numRuns: 300 },
  );
  assert.ok(most > 0, 'refunds failed after stock had taken their units');
});

const sum = (numbers: readonly (number | undefined)[]): number =>
  numbers.reduce<number>((all, one = 0) => all + one, 0);

function unlessRefused(ask: () => void): void {
  try {
    ask();
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}
