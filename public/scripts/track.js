import { call } from './api.js';
import { offerCancel } from './cancel.js';
import { byId, showMessage } from './dom.js';
import { orderView, unknownOrder } from './order-view.js';
import { poll } from './poll.js';
import { moneyMoves } from './refunds-view.js';
import { keepSecret, secretOf, withSecret } from './secrets.js';

const EVERY_MS = 1000;
const FINAL = ['completed', 'cancelled'];

const orderId = location.pathname.split('/').at(-1);
/** Behind `#` where the customer follows a link; who comes back from paying has it in storage. */
const given = location.hash.slice(1);
const headers = withSecret(given || secretOf(orderId));
const path = `/orders/${orderId}`;
const draw = orderView();
let customerId;

/** An order that is not there now will not appear: asking again is of no use. */
function giveUp() {
  unknownOrder();
  return false;
}

async function follow() {
  let order;
  try {
    order = await call(path, undefined, headers);
  } catch (error) {
    if (error.passing) throw error;
    return giveUp();
  }
  if (given) keepSecret(orderId, given);
  customerId = order.customerId;
  showMessage(byId('offline'), null);
  draw(order);
  return !FINAL.includes(order.status) || moneyMoves(order);
}

if (given || secretOf(orderId)) {
  const refresh = poll({
    work: follow,
    every: EVERY_MS,
    failed: () => showMessage(byId('offline'), 'The shop cannot be reached just now. Trying again…'),
  });
  offerCancel((body) => call(`/customer/${customerId}${path}/cancel`, body, headers), refresh);
} else giveUp();
