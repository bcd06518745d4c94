import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '../../kernel/domain-error.ts';
import { Payment } from '../../services/payment/domain/payment.ts';
import type { LineUnits, Refund } from '../../services/payment/domain/refund.ts';
import { soldOf } from '../../services/payment/domain/sold.ts';
import { mostTip, orderAmounts } from '../../services/stock/domain/order-amounts.ts';
import { eventLine, orderFacts } from '../support/events.ts';
import { NOW } from '../support/orders.ts';
import { inDashboard, paidSession, REQUEST, stripeRefund } from '../support/payments.ts';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const rate = fc.constantFrom(0, 1, 700, 1900, 2550, 10_000);
const menu = fc.record({
  lines: fc.array(
    fc.record({
      unitPrice: fc.oneof(fc.nat(5), fc.nat(3000)),
      quantity: fc.integer({ min: 1, max: 7 }),
      taxCategory: fc.constantFrom('food', 'drink'),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  taxes: fc.option(
    fc.record({
      included: fc.boolean(),
      rates: fc.record({ food: fc.oneof(rate, fc.record({ pickup: rate, table: rate })), drink: rate }),
    }),
  ),
  serving: fc.constantFrom('pickup' as const, 'table' as const),
  tip: fc.double({ min: 0, max: 1, noNaN: true }),
});

type Bought = typeof menu extends fc.Arbitrary<infer T> ? T : never;

/** An order priced by stock, paid; undefined where it costs too little. */
function bought({ lines, taxes, serving, tip }: Bought): Payment | undefined {
  const totals = lines.map((line) => ({ ...line, total: line.unitPrice * line.quantity }));
  const most = mostTip(sum(totals.map(({ total }) => total)), 'eur');
  const terms = { serving, taxes, tip: Math.floor(tip * most), currency: 'eur' };
  try {
    const amounts = orderAmounts(totals, terms);
    const priced = totals.map(({ taxCategory: _, ...line }, nth) => {
      return eventLine({ itemId: `i${nth}`, name: `I${nth}`, ...line, ...amounts.lines[nth] });
    });
    const { total, tip, taxes } = amounts;
    const payment = Payment.open(orderFacts({ lines: priced, taxes, tip, total }), REQUEST, NOW);
    payment.observe(paidSession({ amountTotal: total }), NOW);
    return payment;
  } catch (error) {
    if (isRefusal(error, 'TOTAL_NOT_CHARGEABLE')) return undefined;
    throw error;
  }
}

type Act = (till: Till) => void;

/** A paid order whose money goes back in parts, while Stripe makes, refuses and loses refunds. */
class Till {
  readonly payment: Payment;
  readonly sold;
  asked = 0;

  constructor(payment: Payment) {
    this.payment = payment;
    this.sold = soldOf(payment.state);
  }

  get rows(): readonly Refund[] {
    return this.payment.state.refunds;
  }

  get standing(): Refund[] {
    return this.rows.filter(({ state }) => state !== 'failed');
  }

  get left(): number {
    return this.payment.state.captured - sum(this.standing.map(({ amount }) => amount));
  }

  /** What Stripe would still give back. */
  get leftAtStripe(): number {
    const made = this.standing.filter(({ state }) => state !== 'requested');
    return this.payment.state.captured - sum(made.map(({ amount }) => amount));
  }

  unitsLeft(line: number): number {
    const back = this.standing.flatMap(({ lines = [] }) => lines.filter((units) => units.line === line));
    return (this.sold.lines[line]?.quantity ?? 0) - sum(back.map(({ quantity }) => quantity));
  }

  get isTipLeft(): boolean {
    return this.sold.tip > 0 && !this.standing.some(({ tip }) => tip);
  }

  /** Answers the code if it is refused, which changes nothing. */
  ask(how: { amount?: number; lines?: LineUnits[]; tip?: true }): string | undefined {
    const before = JSON.stringify(this.payment.state);
    try {
      const wanted = { id: `r${++this.asked}`, reason: 'cold', ...how };
      this.payment.money((account) => account.refund(wanted, NOW), NOW);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      assert.equal(JSON.stringify(this.payment.state), before);
      return error.code;
    }
    assert.ok(this.left >= 0, 'no refund is promised of money that is not there');
    return undefined;
  }

  settle(nth: number, state: 'pending' | 'succeeded' | 'failed'): void {
    const refund = this.rows[nth % (this.rows.length || 1)];
    if (!refund) return;
    const { id, stripeId, amount } = refund;
    const made = stripeRefund({ stripeId: stripeId ?? `re_${id}`, refundId: id, amount, state });
    const isTooMuch = refund.state === 'requested' && amount > this.leftAtStripe;
    this.payment.money((account) => {
      if (isTooMuch) account.refused(id, 'greater than unrefunded amount', [], NOW);
      else account.take([made], NOW);
    }, NOW);
  }

  giveBackInDashboard(part: number): void {
    const amount = Math.floor(part * this.leftAtStripe);
    const made = { ...inDashboard(amount), stripeId: `re_desk_${this.rows.length}` };
    if (amount > 0) this.payment.money((account) => account.take([made], NOW), NOW);
  }

  check(): void {
    assert.ok(this.leftAtStripe >= 0, 'Stripe gives back no more than came');
    assert.ok(this.standing.filter(({ tip }) => tip).length <= 1, 'the tip goes back once');
    for (const [line, { amount, quantity }] of this.sold.lines.entries()) {
      const back = quantity - this.unitsLeft(line);
      const units = this.standing.flatMap(({ lines = [] }) => lines.filter((units) => units.line === line));
      const cost = sum(units.map(({ amount }) => amount));
      assert.ok(back <= quantity && units.every(({ amount }) => amount >= 0));
      if (this.rows.every(({ state }) => state !== 'failed'))
        assert.equal(cost, Math.floor((amount * back) / quantity));
      if (back === quantity) assert.equal(cost, amount, `all units of line ${line}`);
      else assert.ok(cost <= amount);
    }
  }
}

const part = fc.double({ min: 0, max: 1, noNaN: true });
const settled = fc.constantFrom('pending' as const, 'succeeded' as const, 'failed' as const, 'failed' as const);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 3 }), fc.constantFrom(true, false, false, false)).map(
      ([nth, most, tip]): Act =>
        (till) => {
          const line = nth % till.sold.lines.length;
          const quantity = Math.min(most, till.unitsLeft(line) || 1);
          till.ask({ lines: [{ line, quantity }], ...(tip && till.isTipLeft && { tip }) });
        },
    ),
  },
  fc.tuple(fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 3 })), { maxLength: 3 }), fc.boolean()).map(
    ([lines, tip]): Act =>
      (till) => {
        till.ask({ lines: lines.map(([line, quantity]) => ({ line, quantity })), ...(tip && { tip }) });
      },
  ),
  part.map(
    (part): Act =>
      (till) =>
        void till.ask({ amount: Math.ceil(part * till.left) || 1 }),
  ),
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(30), settled).map(
      ([nth, state]): Act =>
        (till) =>
          till.settle(nth, state),
    ),
  },
  part.map(
    (part): Act =>
      (till) =>
        till.giveBackInDashboard(part),
  ),
);

/** Unit by unit, then, after one refund failed, all that is left of lines and tip. False if there was nothing left to name. */
function giveBackTheRest(till: Till, first: readonly number[], failing: number): boolean {
  for (const line of first) {
    if (till.unitsLeft(line) === 0 || till.left === 0) continue;
    const refusal = till.ask({ lines: [{ line, quantity: 1 }] });
    assert.ok(refusal === undefined || refusal === 'REFUND_NOTHING', `a unit that is left goes back: ${refusal}`);
  }
  till.settle(failing, 'failed');
  const lines = till.sold.lines.flatMap((_, line) => {
    const quantity = till.unitsLeft(line);
    return quantity > 0 ? [{ line, quantity }] : [];
  });
  if (lines.length === 0 && !till.isTipLeft) return false;
  const isThere = till.left > 0;
  const refusal = till.ask({ lines, ...(till.isTipLeft && { tip: true }) });
  assert.equal(refusal, isThere ? undefined : 'REFUND_TOO_MUCH');
  return true;
}

test('whatever goes back in whatever order, lines add up, no more goes back than came, and all of it leaves zero', () => {
  const seen = { rests: 0, failed: 0, capped: 0 };
  const property = fc.property(
    menu,
    fc.array(act, { maxLength: 20, size: 'max' }),
    fc.array(fc.nat(4), { maxLength: 6, size: 'max' }),
    fc.nat(5),
    (order, acts, first, failing) => {
      const payment = bought(order);
      if (!payment) return;
      const till = new Till(payment);
      const { lines, tip } = till.sold;
      assert.equal(sum(lines.map(({ amount }) => amount)) + tip, payment.state.captured, 'lines and tip are the total');
      for (const act of acts) {
        act(till);
        till.check();
      }
      for (const nth of till.rows.keys()) if (till.rows[nth]?.state === 'requested') till.settle(nth, 'succeeded');
      const hasUnits = giveBackTheRest(till, first, failing);
      till.check();
      if (hasUnits) assert.equal(till.left, 0, 'all lines and the tip given back leave zero');
      const failed = till.rows.filter(({ state }) => state === 'failed');
      assert.ok(till.left <= sum(failed.map(({ amount }) => amount)), 'only what failed is left');
      seen.rests += Number(hasUnits);
      seen.failed += Number(failed.length > 0);
      seen.capped += Number(
        till.rows.some((row) => row.lines && row.amount < sum(row.lines.map(({ amount }) => amount))),
      );
    },
  );
  fc.assert(property, { numRuns: 1000 });
  for (const [what, times] of Object.entries(seen)) assert.ok(times > 50, `${what}: ${times} of 1000`);
});
