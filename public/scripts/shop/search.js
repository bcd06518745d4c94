/** As people type: without accents, and in small letters. */
const simple = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The dishes that have each word somewhere in their texts, and none of the allergens of `without`. */
export function found(menu, typed, without = []) {
  const words = simple(typed).split(/\s+/).filter(Boolean);
  return menu.filter((item) => {
    const { name, description, category, allergens } = item;
    const text = simple([name, description, category, ...allergens].join(' '));
    return words.every((word) => text.includes(word)) && !allergens.some((one) => without.includes(one));
  });
}

/** What a menu has, in the order of the language. */
export const allergensOf = (menu, locale) =>
  [...new Set(menu.flatMap(({ allergens }) => allergens))].sort(new Intl.Collator(locale).compare);

/** The dishes by category, in the order in which the shop lists them. */
export function byCategory(menu) {
  const groups = new Map();
  for (const item of menu) groups.set(item.category, [...(groups.get(item.category) ?? []), item]);
  return [...groups].map(([name, items]) => ({ name, items }));
}
