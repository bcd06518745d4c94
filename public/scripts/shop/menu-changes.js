import { keyOf, orderable } from './basket.js';
import { choiceOf, unitPriceOf } from './options.js';

/** How bad it is for whoever wants it. */
const RANK = ['there', 'soldOut', 'gone'];
const standing = (item) => {
  if (!item) return 'gone';
  return orderable(item) === 0 ? 'soldOut' : 'there';
};

/** A line of the basket as the menu has it now, to be compared with what it will have; what is gone keeps its name from `before`. */
function seenOf(line, item, before) {
  const names = before?.choices.map(({ name }) => name) ?? [];
  return {
    name: item?.name ?? before?.name ?? line.id,
    price: item ? unitPriceOf(item, line.options) : (before?.price ?? null),
    currency: item?.currency ?? before?.currency ?? null,
    state: standing(item),
    choices: line.options.map((option, i) => {
      const choice = item && choiceOf(item, option);
      return { name: choice?.name ?? names[i] ?? option.choiceId, isThere: choice?.soldOut === false };
    }),
  };
}

function changesOf(before, now) {
  if (RANK.indexOf(now.state) > RANK.indexOf(before.state)) return [{ kind: now.state, dish: now.name }];
  if (now.state !== 'there') return [];
  const lost = now.choices.filter(({ isThere }, i) => !isThere && before.choices[i]?.isThere);
  if (lost.length > 0) return lost.map(({ name }) => ({ kind: 'choice', dish: now.name, choice: name }));
  const { price, currency } = now;
  const isOther = before.state !== 'gone' && (before.price !== price || before.currency !== currency);
  return isOther ? [{ kind: 'price', dish: now.name, before: before.price, now: price, currency }] : [];
}

/**
 * What the menu changed under a basket since its customer saw it: `seen` is what they saw, by the keys of the lines. The answer's
 * `seen` is to be kept: anew where nothing is to be told, as it was where something is. With `isRead` all of it was told.
 */
export function basketChanges(lines, seen, menu, isRead = false) {
  const items = new Map(menu.map((item) => [item.id, item]));
  const told = lines.map((line) => {
    const key = keyOf(line);
    const before = Object.hasOwn(seen, key) ? seen[key] : undefined;
    const now = seenOf(line, items.get(line.id), before);
    const changes = before && !isRead ? changesOf(before, now) : [];
    return { changes, entry: [key, changes.length > 0 ? before : now] };
  });
  return {
    changes: told.flatMap(({ changes }) => changes),
    seen: Object.fromEntries(told.map(({ entry }) => entry)),
  };
}
