import { checkOf } from '../../../platform/contract/check.ts';
import { openingProblems } from '../domain/opening-problems.ts';
import { CONTACT_FIELDS } from '../domain/shop.ts';
import { taxProblems } from '../domain/tax-problems.ts';
import { dishEntry, ingredientEntry, type Menu, type MenuEntry } from './menu-entry.ts';
import { kitchenProblems } from './menu-kitchen.ts';
import { problemsAcross, ruleProblems } from './menu-rules.ts';

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
const SHAPE = 'a menu is a JSON array of at least one entry, or {shop, taxes, items} with such an array';
/** What the shop goes by: its hours, and what the kitchen and the order want to know. */
const SHOP = [
  'timeZone',
  'hours',
  'exceptions',
  'leadMinutes',
  'lastOrderMinutes',
  'slotMinutes',
  'slotOrders',
  'dayEnds',
];
const MOST_OF_NAME = 60;
const BESIDE_HOURS = ['name', 'contact', 'cooks', 'stations'];
const checkDish = checkOf(dishEntry);
const checkIngredient = checkOf(ingredientEntry);

/** A menu, of any JSON. Throws MenuRefused. */
export function readMenu(file: unknown): Menu {
  const { items, ...settings } = Array.isArray(file) ? { items: file } : isObject(file) ? file : {};
  if (!Array.isArray(items) || items.length === 0) throw new MenuRefused([SHAPE]);
  if (items.length > MOST_ENTRIES)
    throw new MenuRefused([`${items.length} entries are too many: at most ${MOST_ENTRIES}`]);
  const problems = [...settingsProblems(settings), ...itemsProblems(items)];
  if (problems.length > 0) throw new MenuRefused(problems);
  return { items, settings };
}

function settingsProblems({ shop = {}, taxes, ...others }: Record<string, unknown>): string[] {
  return [
    ...Object.keys(others).map((name) => `${name} is not a known field`),
    ...(isObject(shop) ? shopProblems(shop) : ['shop must be an object']),
    ...(taxes === undefined ? [] : taxProblems(taxes)),
  ];
}

function shopProblems(shop: Record<string, unknown>): string[] {
  const unknown = Object.keys(shop).filter((name) => !SHOP.includes(name) && !BESIDE_HOURS.includes(name));
  const { name = 'unnamed', contact = [] } = shop;
  const isName = typeof name === 'string' && /\S/.test(name) && name.length <= MOST_OF_NAME;
  const isContact = Array.isArray(contact) && contact.every((field) => CONTACT_FIELDS.some((one) => one === field));
  return [
    ...unknown.map((field) => `shop.${field} is not a known field`),
    ...(isName ? [] : [`shop.name must be a text of 1 to ${MOST_OF_NAME} characters`]),
    ...openingProblems(shop),
    ...kitchenProblems(shop),
    ...(isContact
      ? []
      : [`shop.contact must be a list out of ${CONTACT_FIELDS.join(', ')}, not ${JSON.stringify(contact)}`]),
  ];
}

function itemsProblems(items: readonly unknown[]): string[] {
  const names = items.map(entryName);
  const wellFormed = new Map<number, MenuEntry>();
  const alone = items.map((entry, i) => {
    const isIngredient = isObject(entry) && entry.sold === false;
    const faults = (isIngredient ? checkIngredient : checkDish)(entry);
    if (faults.length > 0) return faults.map(({ message }) => message);
    wellFormed.set(i, entry as MenuEntry);
    return ruleProblems(entry as MenuEntry);
  });
  const named = (problems: readonly string[][]) =>
    problems.flatMap((lines, i) => lines.map((line) => `${names[i]}: ${line}`));
  return [...named(alone), ...named(problemsAcross(items, wellFormed))];
}

/** As lines about an entry call it. */
export function entryName(entry: unknown, i: number): string {
  return `entry ${i + 1}${isObject(entry) && typeof entry.id === 'string' ? ` (${entry.id})` : ''}`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
