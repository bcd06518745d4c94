import { randomUUID } from 'node:crypto';
import { formatMoney } from '../../../kernel/money.ts';
import type { OrderView } from '../../../services/order/order.contract.ts';
import { isLeft } from '../../actions.ts';
import { BadLine, type Command, type Given, ORDER } from '../command.ts';
import { table } from '../table.ts';

export const refund: Command = {
  name: 'refund',
  about: 'gives money back: all that is left of an order, an amount, or what lines and the tip cost',
  args: [ORDER],
  flags: {
    amount: { about: 'minor units (cents); all that is left unless told', value: 'number' },
    lines: {
      about: 'units of lines, as 0:2,1:1 for two of line 0 and one of line 1 (`order` shows them)',
      value: 'text',
    },
    tip: { about: 'the tip' },
    restock: { about: 'the units of --lines were not used, and go back to stock' },
    reason: { about: 'why, for the customer and the books', value: 'text' },
    id: { about: "the refund's id: sent again with it, nothing goes back twice", value: 'text' },
  },
  async question(given, { call }) {
    const orderId = given.text('order') as string;
    const order = await call('order.find', { orderId });
    const { captured, refunded, currency } = await call('payment.find', { orderId });
    const paid = `${formatMoney(captured, currency)} paid, ${formatMoney(refunded, currency)} given back`;
    const called = order.number === null ? orderId : `${order.number} of ${order.day}, ${orderId}`;
    const restocked = given.has('restock') ? ', its units back to stock' : '';
    return `Give back ${whatOf(given, order)} of order ${called} (${paid})${restocked}?`;
  },
  async run(given, { call }) {
    const [amount, reason, lines] = [given.number('amount'), given.text('reason'), unitsOf(given)];
    const data = await call('payment.refund', {
      orderId: given.text('order') as string,
      refundId: given.text('id') ?? randomUUID(),
      ...(amount !== undefined && { amount }),
      ...(lines && { lines }),
      ...(given.has('tip') && { tip: true }),
      ...(given.has('restock') && { restock: true }),
      ...(reason !== undefined && { reason }),
    });
    const rows = data.refunds.map(({ id, amount, state, reason, failure }) => {
      return [id, formatMoney(amount, data.currency), state, failure ?? reason];
    });
    return { data, text: table(['refund', 'amount', 'state', 'reason'], rows) };
  },
};

const UNITS = /^\d{1,2}:\d{1,3}(,\d{1,2}:\d{1,3})*$/;

/** `0:2,1:1` as lines and their units. Throws BadLine. */
function unitsOf(given: Given) {
  const text = given.text('lines');
  if (text === undefined) return undefined;
  if (!UNITS.test(text))
    throw new BadLine(`--lines wants a line and its units, as 0:2, or 0:2,1:1 for more, and "${text}" is none`);
  return text.split(',').map((pair) => {
    const [line = 0, quantity = 0] = pair.split(':').map(Number);
    return { line, quantity };
  });
}

/** What goes back, in words. */
function whatOf(given: Given, { lines, currency }: OrderView): string {
  const amount = given.number('amount');
  const units =
    unitsOf(given)?.map(({ line, quantity }) => `${quantity} ${lines[line]?.name ?? `of line ${line}`}`) ?? [];
  const parts = [...(amount === undefined ? [] : [formatMoney(amount, currency)]), ...units];
  if (given.has('tip')) parts.push('the tip');
  return parts.length === 0 ? 'all that is left' : parts.join(', ');
}

export const reconcile: Command = {
  name: 'reconcile',
  about: 'compares Stripe with payments, orders and stock over the last day, or a window; --repair mends what it can',
  args: [],
  flags: {
    from: { about: 'a UTC time', value: 'text' },
    to: { about: 'a UTC time', value: 'text' },
    repair: { about: 'carry out the repairs that it proposes' },
  },
  async question(given) {
    return given.has('repair') ? 'Carry out every repair that it proposes, refunds among them?' : undefined;
  },
  async run(given, { call }) {
    const [from, to] = [given.text('from'), given.text('to')];
    const data = await call('payment.reconcile', {
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(given.has('repair') && { repair: true }),
    });
    const rows = data.differences.map(({ orderId, what, repair, repaired }) => [orderId, what, repair, repaired]);
    const window = `${data.orders} orders from ${data.from} to ${data.to}`;
    const text = `${window}\n${table(['order', 'difference', 'repair', 'repaired'], rows, 'no difference')}`;
    return { data, text, isLeft: isLeft('payment.reconcile', data) };
  },
};
