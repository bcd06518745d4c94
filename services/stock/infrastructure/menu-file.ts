import { CURRENCIES } from '../../../kernel/money.ts';

/** A dish as a menu file names it; the price in minor units, `quantity` what a new dish starts with. */
export interface MenuEntry {
  id: string;
  name: string;
  description: string;
  category: string;
  price: number;
  currency: string;
  quantity: number;
  priceId?: string | null;
  picture?: string | null;
}

/** Nothing of the file was used; one line a problem. */
export class MenuRefused extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'MenuRefused';
    this.problems = problems;
  }
}

const MOST_ENTRIES = 1000;
const MOST_UNITS = 1_000_000;
const ID = /^[A-Za-z0-9_.-]{1,64}$/;

interface Field {
  is(value: unknown): boolean;
  must: string;
  optional?: boolean;
}
const text = (least: number, most: number): Field => ({
  is: (value) => typeof value === 'string' && value.trim().length >= least && value.length <= most,
  must: `must be a text of ${least} to ${most} characters`,
});
const whole = (least: number, most: number, what: string): Field => ({
  is: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  must: `must be ${what}, a whole number from ${least} to ${most}`,
});

const FIELDS: Record<keyof MenuEntry, Field> = {
  id: { is: (value) => typeof value === 'string' && ID.test(value), must: `must match ${ID.source}` },
  name: text(1, 200),
  description: text(0, 2000),
  category: text(1, 100),
  price: whole(1, 99_999_999, 'an amount in minor units'),
  currency: { is: (value) => CURRENCIES.includes(value as string), must: `must be one of ${CURRENCIES.join(', ')}` },
  quantity: whole(0, MOST_UNITS, 'a number of units'),
  priceId: { ...text(1, 255), optional: true },
  picture: { ...text(1, 2000), optional: true },
};

/** The entries of a menu, of any JSON. Throws MenuRefused. */
export function readMenu(menu: unknown): MenuEntry[] {
  if (!Array.isArray(menu) || menu.length === 0)
    throw new MenuRefused(['a menu is a JSON array of at least one entry']);
  if (menu.length > MOST_ENTRIES)
    throw new MenuRefused([`${menu.length} entries are too many: at most ${MOST_ENTRIES}`]);
  const names = menu.map((entry, i) => `entry ${i + 1}${typeof entry?.id === 'string' ? ` (${entry.id})` : ''}`);
  const problems = menu.flatMap((entry, i) => fieldProblems(entry).map((problem) => `${names[i]}: ${problem}`));
  problems.push(...acrossEntries(menu, names));
  if (problems.length > 0) throw new MenuRefused(problems);
  return menu;
}

function fieldProblems(entry: unknown): string[] {
  if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return ['must be an object'];
  const given = entry as Record<string, unknown>;
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(FIELDS, name));
  const wrong = Object.entries(FIELDS).flatMap(([name, { is, must, optional }]) => {
    const value = given[name];
    if (value === undefined || value === null) return optional ? [] : [`${name} is missing`];
    return is(value) ? [] : [`${name} ${must}, not ${JSON.stringify(value)}`];
  });
  return [...unknown.map((name) => `${name} is not a known field`), ...wrong];
}

/** What no entry can tell alone: an id that comes twice, and a second currency. */
function acrossEntries(menu: readonly Partial<MenuEntry>[], names: readonly string[]): string[] {
  const ids = menu.map((entry) => entry?.id);
  const currencies = menu.map((entry) => entry?.currency).filter((currency) => CURRENCIES.includes(currency as string));
  return menu.flatMap((entry, i) => {
    const { id, currency } = entry ?? {};
    const twice = id !== undefined && ids.indexOf(id) < i;
    const second = CURRENCIES.includes(currency as string) && currency !== currencies[0];
    const problems = twice ? [`id is that of entry ${ids.indexOf(id) + 1} too`] : [];
    if (second) problems.push(`currency is ${currency}, but the menu began in ${currencies[0]}`);
    return problems.map((problem) => `${names[i]}: ${problem}`);
  });
}
