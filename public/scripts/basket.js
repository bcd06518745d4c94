import { faultsOf, namedOptions, unitPriceOf } from './options.js';
import { read, write } from './storage.js';

const MOST_OF_ONE = 100;
const MOST_LINES = 50;

/** How many of a dish one order may have now. */
export const orderable = (item) => (item.soldOut ? 0 : Math.min(item.available ?? MOST_OF_ONE, MOST_OF_ONE));

/** A line of the basket is told by its dish, the options in the order of the menu, and the note. */
export const keyOf = ({ id, options, note }) =>
  JSON.stringify([id, options.map(({ groupId, choiceId, quantity }) => [groupId, choiceId, quantity]), note]);
/** A dish as it comes. */
export const plain = (item) => ({ id: item.id, options: [], note: '' });

const isCount = (n) => Number.isInteger(n) && n > 0 && n <= MOST_OF_ONE;
const isText = (text) => typeof text === 'string';
const isOption = (one) => isText(one?.groupId) && isText(one.choiceId) && isCount(one.quantity);
const isLine = (one) =>
  isText(one?.id) &&
  isText(one.note) &&
  isCount(one.quantity) &&
  Array.isArray(one.options) &&
  one.options.every(isOption);

/** What storage holds may be old or broken: only whole lines are taken over. */
function stored() {
  const kept = read('basket', []);
  return Array.isArray(kept) ? merged(kept.filter(isLine)).slice(0, MOST_LINES) : [];
}

const merged = (all) =>
  [...Map.groupBy(all, keyOf).values()].map((same) => {
    const quantity = same.reduce((so, line) => so + line.quantity, 0);
    return { ...same[0], quantity: Math.min(quantity, MOST_OF_ONE) };
  });

let lines = stored();
const listeners = [];
function tell() {
  for (const listener of listeners) listener();
}
function keep(changed) {
  lines = changed;
  write('basket', lines);
  tell();
}

/** Calls back after each change, those made in another tab too. */
export function onBasketChange(listener) {
  listeners.push(listener);
}
window.addEventListener('storage', () => {
  lines = stored();
  tell();
});

const find = (line) => lines.find((one) => keyOf(one) === keyOf(line));

export const quantityOf = (line) => find(line)?.quantity ?? 0;
export const isFull = () => lines.length >= MOST_LINES;
/** How many more of a dish the basket can take, however they are chosen. */
export const roomFor = (item) =>
  lines.reduce((room, { id, quantity }) => (id === item.id ? room - quantity : room), orderable(item));

export function setQuantity(line, quantity) {
  const { id, options, note } = line;
  const now = { id, options, note, quantity: Math.min(quantity, MOST_OF_ONE) };
  const others = find(line) ? lines.map((one) => (keyOf(one) === keyOf(line) ? now : one)) : [...lines, now];
  keep(others.filter((one) => one.quantity > 0));
}

/** The same dishes, chosen otherwise: they join those that are chosen so already. */
export function changeLine(line, to) {
  keep(merged(lines.map((one) => (keyOf(one) === keyOf(line) ? { ...to, quantity: one.quantity } : one))));
}

export const emptyBasket = () => keep([]);

/**
 * The basket at the menu's prices, in the order things were put in; dishes that left the menu are not in it. `most`: how many
 * of the line can be had, after those before it; `faults`: why it cannot be ordered as it is chosen.
 */
export function basketLines(menu) {
  const items = new Map(menu.map((item) => [item.id, item]));
  const left = new Map(menu.map((item) => [item.id, orderable(item)]));
  return lines
    .filter(({ id }) => items.has(id))
    .map((line) => {
      const item = items.get(line.id);
      const most = Math.max(0, left.get(line.id));
      left.set(line.id, most - line.quantity);
      const named = namedOptions(item, line.options);
      const unitPrice = unitPriceOf(item, line.options);
      return { ...line, item, named, unitPrice, most, faults: faultsOf(item, line.options) };
    });
}
