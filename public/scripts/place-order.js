import { call } from './api.js';
import { customerId, randomId, read, write } from './storage.js';

/**
 * Orders `items` at the total the customer has seen. While it is not known whether the shop took it, the same order goes
 * out under the same key, so that pressing the button again never orders twice. Throws ApiError.
 */
export async function placeOrder(items, expectedTotal) {
  const body = { items, expectedTotal };
  const text = JSON.stringify(body);
  const before = read('attempt', null);
  const attempt = before?.text === text ? before : { text, key: randomId() };
  write('attempt', attempt);
  try {
    const order = await call(`/customer/${customerId()}/orders`, body, { 'Idempotency-Key': attempt.key });
    write('attempt', null);
    return order;
  } catch (error) {
    if (!error.passing) write('attempt', null);
    throw error;
  }
}
