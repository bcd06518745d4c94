import { call } from './api.js';
import { keepSecret } from './secrets.js';
import { customerId, randomId, read, write } from './storage.js';

/** The last try of this order, if it is not known whether the shop took it. */
function tryOf(order) {
  const before = read('attempt', null);
  return before?.text === JSON.stringify(order) ? before : undefined;
}

/** At which total such an order went out; undefined where there is none. */
export const triedTotal = (order) => tryOf(order)?.expectedTotal;

/**
 * Orders at the total that the customer has seen. While it is not known whether the shop took it, the same order goes out
 * again under the same key and at the same total, so that pressing the button again never orders twice. Throws ApiError.
 */
export async function placeOrder(order, total) {
  const made = { text: JSON.stringify(order), expectedTotal: total, key: randomId() };
  const attempt = tryOf(order) ?? made;
  write('attempt', attempt);
  const body = { ...order, expectedTotal: attempt.expectedTotal };
  try {
    const placed = await call(`/customer/${customerId()}/orders`, body, { 'Idempotency-Key': attempt.key });
    keepSecret(placed.id, placed.secret);
    write('attempt', null);
    return placed;
  } catch (error) {
    if (!error.passing) write('attempt', null);
    throw error;
  }
}
