import { read, write } from '../base/storage.js';
import { faultsOf, namedOptions, unitPriceOf } from './options.js';

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

function merged(all) {
  const lines = new Map();
  for (const line of all) {
    const before = lines.get(keyOf(line))?.quantity ?? 0;
    lines.set(keyOf(line), { ...line, quantity: Math.min(before + line.quantity, MOST_OF_ONE) });
  }
  return [...lines.values()];
}

let lines = stored();
const listeners = new Set();
function tell() {
  for (const listener of listeners) listener();
}
/** Begins with what is stored: another tab may have changed it a moment ago. */
function change(of) {
  lines = of(stored()).filter(({ quantity }) => quantity > 0);
  write('basket', lines);
  tell();
}

/** Calls back after each change, those made in another tab too. The answer ends that. */
export function onBasketChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
window.addEventListener('storage', () => {
  lines = stored();
  tell();
});

const isSame = (line) => (one) => keyOf(one) === keyOf(line);

/** All that is in it, whatever the menu has of it. */
export const inBasket = () => lines;
export const quantityOf = (line) => lines.find(isSame(line))?.quantity ?? 0;
export const isFull = () => lines.length >= MOST_LINES;
/** How many more of a dish the basket can take, however they are chosen. */
export const roomFor = (item) =>
  lines.reduce((room, { id, quantity }) => (id === item.id ? room - quantity : room), orderable(item));

export function setQuantity({ id, options, note }, quantity) {
  const now = { id, options, note, quantity: Math.min(quantity, MOST_OF_ONE) };
  change((all) => (all.some(isSame(now)) ? all.map((one) => (isSame(now)(one) ? now : one)) : [...all, now]));
}

/** The same dishes, chosen otherwise: they join those that are chosen so already. */
export function changeLine(line, { id, options, note }) {
  const to = (one) => ({ id, options, note, quantity: one.quantity });
  change((all) => merged(all.map((one) => (isSame(line)(one) ? to(one) : one))));
}

/** Takes out what was ordered, and leaves what came to it since. */
export function takeOut(ordered) {
  const of = new Map(ordered.map(({ options = [], note = '', ...line }) => [keyOf({ ...line, options, note }), line]));
  const rest = (one) => ({ ...one, quantity: one.quantity - (of.get(keyOf(one))?.quantity ?? 0) });
  change((all) => all.map(rest));
}

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
