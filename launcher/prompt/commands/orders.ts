import { formatMoney } from '../../../kernel/money.ts';
import { HOUR, MINUTE } from '../../../kernel/time.ts';
import {
  ORDER_STATUSES,
  type OrderStatus,
  type OrderView,
  type ShopOrderView,
} from '../../../services/order/order.contract.ts';
import type { PaymentView } from '../../../services/payment/payment.contract.ts';
import { BadLine, type Command, type Given, ORDER, type Shop } from '../command.ts';
import { facts, serviceText, shortTime, table } from '../table.ts';

const MOST = 100;
const UNITS: Record<string, number> = { m: MINUTE, h: HOUR, d: 24 * HOUR };

export const orders: Command = {
  name: 'orders',
  about: 'the latest orders, the newest first',
  args: [],
  flags: {
    status: { about: 'only those in this status', value: ORDER_STATUSES },
    since: { about: 'only those placed since: 30m, 2h, 1d, or a UTC time', value: 'text' },
    limit: { about: `so many, 20 unless told, ${MOST} at most`, value: 'number' },
  },
  async run(given, { call }) {
    const status = given.text('status') as OrderStatus | undefined;
    const from = sinceOf(given);
    const limit = given.number('limit');
    const page = await call('order.list', {
      ...(status && { status }),
      ...(from && { from }),
      ...(limit !== undefined && { limit }),
    });
    const rows = page.items.map(({ number, id, status, customerId, total, currency, lines, createdAt }) => {
      const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
      return [number, id, shortTime(createdAt), status, formatMoney(total, currency), units, customerId];
    });
    const more = page.next === null ? '' : '\n(there are more: --limit, --since)';
    const head = ['number', 'order', 'placed (UTC)', 'status', 'total', 'units', 'customer'];
    const text = table(head, rows, 'no orders') + more;
    return { data: page, text };
  },
};

function sinceOf(given: Given): string | undefined {
  const text = given.text('since');
  if (text === undefined) return undefined;
  const [, count, unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const time = count === undefined ? new Date(text) : new Date(Date.now() - Number(count) * (UNITS[unit] ?? 0));
  if (Number.isNaN(time.getTime()))
    throw new BadLine(`--since wants 30m, 2h, 1d, or a time like 2026-03-01T12:00:00Z, and "${text}" is none`);
  return time.toISOString();
}

export const order: Command = {
  name: 'order',
  about: 'all about one order, by its id or number: state, timeline, payment, ticket, hold',
  args: [ORDER],
  flags: {},
  async run(given, shop) {
    const orderId = given.text('order') as string;
    const order = await shop.call('order.find', { orderId });
    const [payment, ticket, hold] = await Promise.all([
      orWhy(shop.call('payment.find', { orderId })),
      orWhy(shop.call('kitchen.find', { orderId })),
      orWhy(holdOf(orderId, shop)),
    ]);
    const text = [
      aboutOrder(order),
      table(['line', 'item', 'quantity', 'price', 'total'], linesOf(order)),
      table(
        ['at (UTC)', 'status', 'by', 'who', 'reason'],
        order.timeline.map(({ at, status, by, who, reason }) => [shortTime(at), status, by, who, reason]),
      ),
      'why' in payment ? `payment: ${payment.why}` : aboutPayment(payment),
      'why' in ticket
        ? `ticket: ${ticket.why}`
        : facts([
            ['ticket', ticket.state],
            ['  opened', shortTime(ticket.openedAt)],
            ['  started', shortTime(ticket.startedAt)],
            ['  cooked', shortTime(ticket.cookedAt)],
          ]),
      'why' in hold
        ? `hold: ${hold.why}`
        : facts([
            ['hold', hold.is],
            ['  books', hold.balanced ? 'balanced' : 'NOT BALANCED: see reconcile'],
          ]),
    ];
    return { data: { order, payment, ticket, hold }, text: text.join('\n\n') };
  },
};

/** One part that is away, or was never made, must not hide the others. */
const orWhy = <T extends object>(part: Promise<T>): Promise<T | { why: string }> =>
  part.catch((error: Error) => ({ why: error.message }));

async function holdOf(orderId: string, { call }: Shop) {
  const [hold] = (await call('stock.audit', { orderIds: [orderId] })).orders;
  if (!hold) throw new Error('stock holds nothing, and never did');
  return hold;
}

const linesOf = ({ lines, currency }: OrderView) =>
  lines.map(({ name, options, note, quantity, unitPrice, total }, line) => {
    const chosen = options.map((option) => (option.quantity > 1 ? `${option.quantity} ${option.name}` : option.name));
    const item = [name, ...chosen, ...(note === null ? [] : [`"${note}"`])].join(', ');
    return [line, item, quantity, formatMoney(unitPrice, currency), formatMoney(total, currency)];
  });

const taxFact = (rate: number, included: boolean, amount: string): [string, string] => [
  included ? 'with tax' : 'and tax',
  `${amount}, ${rate / 100} %`,
];

function aboutOrder(order: ShopOrderView): string {
  const { id, number, day, status, customerId, total, taxes, tip, currency, refunded } = order;
  const { service, wanted, readyAt, note, createdAt, payBefore, paymentLink, trace_id } = order;
  return facts([
    ['number', number && `${number} of ${day}`],
    ['order', id],
    ['status', status],
    ['customer', customerId],
    ['service', serviceText(service)],
    ['wanted', wanted === 'asap' ? wanted : `${shortTime(wanted)} UTC`],
    ['ready', readyAt && `${shortTime(readyAt)} UTC`],
    ['note', note],
    ['total', formatMoney(total, currency)],
    ...taxes.map(({ rate, included, amount }) => taxFact(rate, included, formatMoney(amount, currency))),
    ['tip', tip > 0 ? formatMoney(tip, currency) : null],
    ['refunded', refunded > 0 ? formatMoney(refunded, currency) : null],
    ['placed', `${shortTime(createdAt)} UTC`],
    ['pay before', `${shortTime(payBefore)} UTC`],
    ['link', paymentLink],
    ['trace', trace_id],
  ]);
}

function aboutPayment({ session, captured, currency, refunds, intent, settled, closing, refusal, dueAt }: PaymentView) {
  const state = facts([
    ['payment', session.status],
    ['  session', session.id],
    ['  intent', intent],
    ['  captured', formatMoney(captured, currency)],
    ['  settled', settled ? 'yes' : 'no'],
    ['  closing', closing === 'no' ? null : closing],
    ['  refused', refusal],
    ['  next look', dueAt && `${shortTime(dueAt)} UTC`],
  ]);
  if (refunds.length === 0) return state;
  const rows = refunds.map(({ id, amount, state, reason, failure, restocked, who }) => {
    return [id, formatMoney(amount, currency), state + backInStock(restocked), who, failure ?? reason];
  });
  return `${state}\n${table(['refund', 'amount', 'state', 'who', 'reason'], rows)}`;
}

/** The units that a refund brought back, as `--lines` names them. */
function backInStock(restocked: PaymentView['refunds'][number]['restocked']): string {
  if (!restocked) return '';
  return `, restocked ${restocked.map(({ line, quantity }) => `${line}:${quantity}`).join(',') || 'nothing'}`;
}
