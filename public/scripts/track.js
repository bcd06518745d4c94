import { call } from './api.js';
import { offerCancel } from './cancel.js';
import { byId, showMessage } from './dom.js';
import { orderView, unknownOrder } from './order-view.js';
import { poll } from './poll.js';
import { moneyMoves } from './refunds-view.js';

const EVERY_MS = 1000;
const FINAL = ['completed', 'cancelled'];

const query = new URLSearchParams(location.search);
const [customerId, orderId] = [query.get('customerId'), query.get('orderId')];
const path = `/customer/${encodeURIComponent(customerId)}/orders/${encodeURIComponent(orderId)}`;
const draw = orderView();

/** An order that is not there now will not appear: asking again is of no use. */
function giveUp() {
  unknownOrder();
  return false;
}

async function follow() {
  let order;
  try {
    order = await call(path);
  } catch (error) {
    if (error.passing) throw error;
    return giveUp();
  }
  showMessage(byId('offline'), null);
  draw(order);
  return !FINAL.includes(order.status) || moneyMoves(order);
}

if (customerId && orderId) {
  const refresh = poll({
    work: follow,
    every: EVERY_MS,
    failed: () => showMessage(byId('offline'), 'The shop cannot be reached just now. Trying again…'),
  });
  offerCancel(path, refresh);
} else giveUp();
