import { read, write } from './storage.js';

/** Of how many orders this browser keeps what opens them. */
const MOST = 50;

/** Keeps what opens an order: the newest first. */
export function keepSecret(orderId, secret) {
  const others = keptOrders().filter(([id]) => id !== orderId);
  write('secrets', [[orderId, secret], ...others].slice(0, MOST));
}

/** Of an order that the shop does not know, or not by this secret. */
export function dropSecret(orderId) {
  write(
    'secrets',
    keptOrders().filter(([id]) => id !== orderId),
  );
}

/** The orders that this browser can open, each with its secret; those that were kept last come first. */
export function keptOrders() {
  const kept = read('secrets', []);
  return Array.isArray(kept) ? kept : [];
}

export const secretOf = (orderId) => keptOrders().find(([id]) => id === orderId)?.[1];

/** What shows the shop that an order is this browser's. */
export const withSecret = (secret) => ({ Authorization: `Bearer ${secret}` });
