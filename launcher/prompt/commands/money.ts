import { randomUUID } from 'node:crypto';
import { formatMoney } from '../../../kernel/money.ts';
import { isLeft } from '../../actions.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const refund: Command = {
  name: 'refund',
  about: 'gives money back: all that is left of an order, or a part',
  args: ['<order>'],
  flags: {
    amount: { about: 'minor units (cents); all that is left unless told', value: 'number' },
    reason: { about: 'why, for the customer and the books', value: 'text' },
    id: { about: "the refund's id: sent again with it, nothing goes back twice", value: 'text' },
  },
  async question(given, { call }) {
    const payment = await call('payment.find', { orderId: given.text('order') as string });
    const { orderId, captured, refunded, currency } = payment;
    const amount = given.number('amount');
    const what = amount === undefined ? 'all that is left' : formatMoney(amount, currency);
    const paid = `${formatMoney(captured, currency)} paid, ${formatMoney(refunded, currency)} given back`;
    return `Give back ${what} of order ${orderId} (${paid})?`;
  },
  async run(given, { call }) {
    const [amount, reason] = [given.number('amount'), given.text('reason')];
    const data = await call('payment.refund', {
      orderId: given.text('order') as string,
      refundId: given.text('id') ?? randomUUID(),
      ...(amount !== undefined && { amount }),
      ...(reason !== undefined && { reason }),
    });
    const rows = data.refunds.map(({ id, amount, state, reason, failure }) => {
      return [id, formatMoney(amount, data.currency), state, failure ?? reason];
    });
    return { data, text: table(['refund', 'amount', 'state', 'reason'], rows) };
  },
};

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
