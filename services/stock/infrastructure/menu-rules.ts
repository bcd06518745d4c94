import { CURRENCIES } from '../../../kernel/money.ts';
import { priceProblems } from '../domain/price-problems.ts';
import type { DishEntry, MenuEntry } from './menu-entry.ts';

type Groups = NonNullable<DishEntry['options']>;

/** What the fields of a well-formed entry cannot tell alone, a line each. */
export function ruleProblems(entry: MenuEntry): string[] {
  if (entry.sold === false) return [];
  const { options = [] } = entry;
  return [...priceProblems(entry), ...twice(options, 'options'), ...options.flatMap(groupProblems)];
}

function groupProblems({ min, max, choices }: Groups[number], i: number): string[] {
  const path = `options[${i}]`;
  return [
    ...(min > max ? [`${path}.min must not be over max, which is ${max}`] : []),
    ...twice(choices, `${path}.choices`),
  ];
}

const twice = (all: readonly { id: string }[], path: string): string[] =>
  all.flatMap(({ id }, i) => {
    const first = all.findIndex((other) => other.id === id);
    return first < i ? [`${path}[${i}].id is that of ${path}[${first}] too`] : [];
  });

/** What no entry can tell alone: an id that comes twice, a second currency, and what is used and is not there. By entry. */
export function problemsAcross(menu: readonly unknown[], wellFormed: ReadonlyMap<number, MenuEntry>): string[][] {
  const entries = menu.map((entry) => (entry ?? {}) as Partial<DishEntry>);
  const ids = entries.map(({ id }) => id);
  const first = entries.map(({ currency }) => currency).find(isCurrency);
  return entries.map(({ id, currency }, i) => {
    const isTwice = id !== undefined && ids.indexOf(id) < i;
    const problems = isTwice ? [`id is that of entry ${ids.indexOf(id) + 1} too`] : [];
    if (isCurrency(currency) && currency !== first)
      problems.push(`currency is ${currency}, but the menu began in ${first}`);
    const entry = wellFormed.get(i);
    return entry && entry.sold !== false ? [...problems, ...useProblems(entry, entries)] : problems;
  });
}

const isCurrency = (currency: unknown): boolean => CURRENCIES.includes(currency as string);

/** What is used must be in the file, and use nothing itself: units are taken of one level. */
function useProblems({ id, uses = [], options = [] }: DishEntry, entries: readonly Partial<DishEntry>[]): string[] {
  const choices = options.flatMap((group) => group.choices);
  const used = new Set([...uses, ...choices.flatMap((choice) => choice.uses ?? [])].map(({ itemId }) => itemId));
  return [...used].flatMap((itemId) => {
    const other = entries.find((entry) => entry.id === itemId);
    if (!other) return [`uses ${itemId}, which is not in the menu`];
    if (itemId === id) return ['uses itself'];
    return other.uses?.length || other.options?.length ? [`uses ${itemId}, which has options or uses of its own`] : [];
  });
}
