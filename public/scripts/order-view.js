import { amountsView } from './amounts-view.js';
import { byId, el, keyedList, setText, showMessage } from './dom.js';
import { money, nameOf, statusText, time } from './format.js';
import { lineDetails } from './line-text.js';
import { movesOf } from './moves.js';
import { promisesWith, readyText, serviceText } from './order-text.js';
import { isUnlisted, refundsView } from './refunds-view.js';
import { stepsView } from './steps-view.js';

const CANCELLABLE = ['pending', 'waiting_for_payment', 'paid'];
const EXPLANATION = {
  pending: () => 'We are preparing your payment link…',
  waiting_for_payment: (order) =>
    `Please pay before ${time(order.payBefore)}; until then your dishes are kept for you.`,
  paid: () => 'Thank you. The kitchen has your order.',
  preparing: () => 'Your meal is being cooked.',
  cooked: ({ service, number, id }) =>
    service.kind === 'table'
      ? 'It comes to your table.'
      : `Please collect it at the counter: number ${nameOf(number, id)}.`,
  completed: () => 'Enjoy your meal!',
  cancelled: (order) => causeOf(order),
};

const CANCELLED_BY = {
  customer: 'You cancelled it',
  staff: 'The shop cancelled it',
  payment: 'It could not be paid',
  sweep: 'It was cancelled automatically',
};

/** Draws an order as the customer follows it. */
export function orderView() {
  const drawSteps = stepsView(byId('steps'));
  const drawRefunds = refundsView();
  const drawAmounts = amountsView(byId('amounts'));
  const drawLines = keyedList(byId('lines'), (line) => line.index, orderLine);
  let promises = {};
  return (order) => {
    const name = nameOf(order.number, order.id);
    promises = promisesWith(promises, order.readyAt);
    setText(byId('title'), `Your order ${name}`);
    document.title = `${statusText(order.status)}: order ${name}`;
    showMessage(byId('number'), order.number && `Number ${order.number}`);
    showMessage(byId('ready'), readyText(order, promises.before));
    setText(byId('service'), serviceText(order.service));
    showMessage(byId('note'), order.note);
    setText(byId('headline'), statusText(order.status));
    setText(byId('explanation'), EXPLANATION[order.status]?.(order) ?? '');
    drawPayment(order);
    drawRefunds(order);
    drawSteps(order);
    drawLines(order.lines.map((line, index) => ({ ...line, index, currency: order.currency })));
    drawAmounts(order);
    setText(byId('total'), money(order.total, order.currency));
    byId('cancel').hidden = !CANCELLABLE.includes(order.status);
    setText(
      byId('cancel-money'),
      order.status === 'paid' ? 'Your money will be refunded.' : 'Nothing will be charged.',
    );
    byId('order').hidden = false;
  };
}

/** There is no such order, or it is somebody else's. */
export function unknownOrder() {
  setText(byId('headline'), 'We do not know this order');
  setText(byId('explanation'), 'Please check the address, or find your orders on the menu page.');
  showMessage(byId('offline'), null);
}

function drawPayment(order) {
  const payable = order.status === 'waiting_for_payment' && /^https?:\/\//.test(order.paymentLink ?? '');
  const pay = byId('pay');
  pay.hidden = !payable;
  byId('pay-note').hidden = !payable;
  if (payable) pay.href = order.paymentLink;
  setText(pay, `Pay ${money(order.total, order.currency)}`);
}

function causeOf(order) {
  const { by, reason } = movesOf(order).findLast((move) => move.status === 'cancelled') ?? {};
  const told = [CANCELLED_BY[by] ?? 'It was cancelled', reason].filter(Boolean).join(': ');
  return `${told}.${isUnlisted(order) ? ' Your money is on its way back to you.' : ''}`;
}

function orderLine(line) {
  const quantity = el('span', { className: 'times' }, `${line.quantity} ×`);
  const price = el('span', { className: 'price' }, money(line.total, line.currency));
  const dish = el('div', {}, line.name, ...lineDetails(line));
  return { node: el('li', { className: 'order-line' }, quantity, dish, price), update() {} };
}
