import { read, write } from './storage.js';

const MOST_OF_ONE = 100;
const MOST_LINES = 50;

/** How many of a dish one order may have now. */
export const orderable = (item) => (item.soldOut ? 0 : Math.min(item.available ?? MOST_OF_ONE, MOST_OF_ONE));

/** Quantities by item id. What storage holds may be old or broken: only whole quantities are taken over. */
function stored() {
  const kept = read('basket', {});
  const entries = Object.entries(typeof kept === 'object' ? kept : {});
  return new Map(entries.filter(([, n]) => Number.isInteger(n) && n > 0 && n <= MOST_OF_ONE).slice(0, MOST_LINES));
}

let quantities = stored();
const listeners = [];
function tell() {
  for (const listener of listeners) listener();
}

/** Calls back after each change, those made in another tab too. */
export function onBasketChange(listener) {
  listeners.push(listener);
}
window.addEventListener('storage', () => {
  quantities = stored();
  tell();
});

export const quantityOf = (id) => quantities.get(id) ?? 0;
export const isFull = () => quantities.size >= MOST_LINES;

export function setQuantity(id, quantity) {
  if (quantity > 0) quantities.set(id, Math.min(quantity, MOST_OF_ONE));
  else quantities.delete(id);
  write('basket', Object.fromEntries(quantities));
  tell();
}

export function emptyBasket() {
  quantities.clear();
  write('basket', {});
  tell();
}

/** The basket at the menu's prices, in the order things were put in; dishes that left the menu are not in it. */
export function basketLines(menu) {
  const items = new Map(menu.map((item) => [item.id, item]));
  return [...quantities].filter(([id]) => items.has(id)).map(([id, quantity]) => ({ item: items.get(id), quantity }));
}
