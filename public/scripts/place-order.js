import { call } from './api.js';
import { money } from './format.js';
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

/** What to tell the customer, a line each. */
export function explainRefusal({ code, status, problem, retryAfter, message }, menu) {
  const item = (id) => menu.find((candidate) => candidate.id === id);
  if (code === 'STOCK_INSUFFICIENT' && problem.data?.items) {
    return problem.data.items.map(({ id, wanted, available }) => {
      const name = item(id)?.name ?? id;
      return available > 0 ? `${name}: you want ${wanted}, only ${available} left.` : `${name} is sold out.`;
    });
  }
  if (code === 'PRICE_CHANGED') return [`Prices have changed.${newTotal(problem, menu)} Please check and order again.`];
  if (status === 0) return ['The shop cannot be reached. Your basket is kept; please try again.'];
  if (status === 503 || status === 429) {
    const when = Number(retryAfter) > 0 ? `in ${Number(retryAfter)} seconds` : 'in a moment';
    return [`The shop is very busy. Your basket is kept; please try again ${when}.`];
  }
  return [message, ...(problem.errors ?? []).map((field) => field.message)];
}

function newTotal(problem, menu) {
  const total = problem.data?.total;
  return Number.isInteger(total) && menu[0] ? ` The total is now ${money(total, menu[0].currency)}.` : '';
}
