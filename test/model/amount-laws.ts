import assert from 'node:assert/strict';
import type { OrderState } from '../../services/order/domain/order-state.ts';
import type { Refund } from '../../services/payment/domain/refund.ts';
import { SOLD_FOR } from './shop.ts';
import type { World } from './world.ts';

export const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const WHOLE = 10_000;

/** Lines add up to the subtotal, their taxes to those of their rates, and all of it to the total; stock and payment have the same. */
export function checkAmounts({ shelf, payments }: World, order: OrderState): void {
  const { id, lines, subtotal, taxes, tip, total } = order;
  const added = sum(taxes.map(({ included, amount }) => (included ? 0 : amount)));
  assert.equal(subtotal, sum(lines.map((line) => line.total)), `the subtotal of ${id}`);
  assert.equal(total, subtotal + added + tip, `the total of ${id}`);
  for (const { itemId, options, quantity, unitPrice, total } of lines) {
    const choices = options.map((option) => (SOLD_FOR[option.choiceId] ?? 0) * option.quantity);
    assert.equal(unitPrice, (SOLD_FOR[itemId] ?? 0) + sum(choices), `the price of ${itemId} of ${id}`);
    assert.equal(total, unitPrice * quantity, `what ${id} pays for ${itemId}`);
  }
  for (const { rate, included, amount } of taxes) {
    const taxed = lines.filter(({ taxRate }) => taxRate === rate);
    const [whole, of] = [included ? WHOLE + rate : WHOLE, sum(taxed.map(({ total }) => total))];
    assert.equal(sum(taxed.map(({ tax }) => tax)), amount, `the taxes of the lines of ${id} at ${rate}`);
    assert.ok(2 * Math.abs(amount * whole - of * rate) <= whole, `${id} bears ${amount} at ${rate} on ${of}`);
  }
  const rates = taxes.map(({ rate }) => rate);
  assert.ok(
    lines.every(({ taxRate, tax }) => rates.includes(taxRate) || tax === 0),
    `a tax of ${id} is of no rate`,
  );
  checkSame(order, shelf.rows.get(id)?.reservation, 'stock');
  const payment = payments.get(id)?.state;
  if (payment?.customerId) checkSame(order, { ...payment, total: payment.amount }, 'payment');
}

type Terms = Pick<OrderState, 'lines' | 'taxes' | 'tip'> & { total?: number };

/** An order that was never placed has no lines, whatever was reserved for it. */
function checkSame({ id, lines, taxes, tip, total }: OrderState, other: Terms | undefined, whose: string): void {
  if (lines.length === 0 || !other || other.lines.length === 0) return;
  const terms = { lines: other.lines, taxes: other.taxes, tip: other.tip, total: other.total ?? total };
  assert.deepEqual(terms, { lines, taxes, tip, total }, `what ${id} costs, for ${whose}`);
}

/**
 * Units go back for what they cost, the first k of a line's n for k/n of its amount (rounded down), so that all of them cost it
 * to the minor unit; the tip goes back once; and never more of one payment than came.
 */
export function checkLineRefunds(
  order: OrderState,
  rows: readonly Refund[],
  captured: (intent: string) => number,
): void {
  const { id, taxes, tip } = order;
  const kept = rows.filter(({ state }) => state !== 'failed');
  const isAdded = (rate: number) => taxes.some((tax) => tax.rate === rate && !tax.included);
  const hasFailed = kept.length < rows.length;
  for (const [nth, { quantity, total, tax, taxRate }] of order.lines.entries()) {
    const back = kept.flatMap(({ lines = [] }) => lines.filter(({ line }) => line === nth));
    const [units, amount] = [sum(back.map((one) => one.quantity)), sum(back.map((one) => one.amount))];
    const frozen = total + (isAdded(taxRate) ? tax : 0);
    assert.ok(units <= quantity, `${units} units of line ${nth} of ${id} go back, of ${quantity}`);
    assert.ok(amount <= frozen, `${amount} go back for line ${nth} of ${id}, which cost ${frozen}`);
    if (!hasFailed)
      assert.equal(amount, Math.floor((frozen * units) / quantity), `line ${nth} of ${id}, ${units} units`);
  }
  assert.ok(kept.filter((row) => row.tip).length <= 1, `the tip of ${id} goes back twice`);
  if (rows.every((row) => row.lines || row.tip)) {
    for (const { lines = [], tip: withTip, ...row } of hasFailed ? [] : rows)
      assert.equal(
        row.amount,
        sum(lines.map(({ amount }) => amount)) + (withTip ? tip : 0),
        `refund ${row.id} of ${id}`,
      );
  }
  for (const intent of new Set(kept.map((row) => row.intent))) {
    const back = sum(kept.filter((row) => row.intent === intent).map(({ amount }) => amount));
    assert.ok(back <= captured(intent), `${back} of ${intent} go back, of ${captured(intent)}`);
  }
}
