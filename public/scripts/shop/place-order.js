import { post } from '../base/api.js';
import { keepSecret } from '../base/secrets.js';
import { customerId, randomId, read, write } from '../base/storage.js';
import { takeOut } from './basket.js';

const OPEN = ['pending', 'waiting_for_payment'];

/** Whether the shop may have taken this order already: then it can be asked for again, whatever has sold out meanwhile. */
export const hasTry = (order) => tryOf(JSON.stringify(order)) !== undefined;

/** The last try of this order, if it is not known whether the shop took it. */
function tryOf(text) {
  const before = read('attempt', null);
  return before?.text === text ? before : undefined;
}

/**
 * Orders at the total that the customer has seen, which `totalNow()` resolves to. While it is not known whether the shop took it,
 * the same order goes out again under the same key and at the same total, so that pressing the button again never orders twice.
 * What the shop took then may be over meanwhile: paid, or given up. Then this is a new order. Throws ApiError.
 */
export async function placeOrder(order, totalNow) {
  const text = JSON.stringify(order);
  const before = tryOf(text);
  if (before) {
    const first = await repeat(order, before);
    if (first) return first;
  }
  return taken(order, await send(order, { text, expectedTotal: await totalNow(), key: randomId() }));
}

/** The order that an earlier try made, where it can still be paid; null where it is over. */
async function repeat(order, attempt) {
  try {
    const first = await send(order, attempt);
    return OPEN.includes(first.status) ? taken(order, first) : null;
  } catch (error) {
    if (error.code === 'ORDER_CANCELLED') return null;
    throw error;
  }
}

async function send(order, attempt) {
  write('attempt', attempt);
  const body = { ...order, expectedTotal: attempt.expectedTotal };
  try {
    const placed = await post(`/customer/${customerId()}/orders`, body, { 'Idempotency-Key': attempt.key });
    keepSecret(placed.id, placed.secret);
    return placed;
  } catch (error) {
    if (!error.passing) write('attempt', null);
    throw error;
  }
}

/** The try is forgotten last: who closes the page before that, and orders the same again, comes to this order. */
function taken(order, placed) {
  takeOut(order.items);
  write('attempt', null);
  return placed;
}
