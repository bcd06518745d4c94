import { WHOLE } from './taxes.ts';

const SERVINGS = ['pickup', 'table'];
const CATEGORY = /^[A-Za-z0-9_.-]{1,64}$/;

/** What is wrong with tax settings, of any JSON: a sentence each, which begins with the path of the field. */
export function taxProblems(taxes: unknown): string[] {
  if (!isObject(taxes)) return [`taxes must be {included, rates}, not ${JSON.stringify(taxes)}`];
  const { included, rates, ...unknown } = taxes;
  const problems = Object.keys(unknown).map((name) => `taxes.${name} is not a known field`);
  if (typeof included !== 'boolean') problems.push(`taxes.included must be true or false, not ${shown(included)}`);
  if (!isObject(rates) || Object.keys(rates).length === 0)
    return [...problems, `taxes.rates must have a rate for each tax category, not ${shown(rates)}`];
  return [...problems, ...Object.entries(rates).flatMap(([category, rate]) => rateProblems(category, rate))];
}

/** What is wrong with an item's tax category, where the menu has these settings, which have no problems, or none. */
export function taxCategoryProblems(
  { tax, sold = true }: { tax?: unknown; sold?: unknown },
  taxes: { rates: object } | null,
): string[] {
  const isMissing = tax === undefined || tax === null;
  if (!taxes) return isMissing ? [] : [`tax is ${shown(tax)}, but the menu has no taxes`];
  if (isMissing && !sold) return [];
  if (typeof tax === 'string' && Object.hasOwn(taxes.rates, tax)) return [];
  const known = Object.keys(taxes.rates).join(', ');
  return [isMissing ? `tax is missing: one of ${known}` : `tax must be one of ${known}, not ${shown(tax)}`];
}

function rateProblems(category: string, rate: unknown): string[] {
  const path = `taxes.rates.${category}`;
  if (!CATEGORY.test(category)) return [`${path}: a tax category must match ${CATEGORY.source}`];
  if (!isObject(rate)) return numberProblems(path, rate);
  const unknown = Object.keys(rate).filter((name) => !SERVINGS.includes(name));
  return [
    ...unknown.map((name) => `${path}.${name} is not a known way of serving: ${SERVINGS.join(', ')}`),
    ...SERVINGS.flatMap((serving) => numberProblems(`${path}.${serving}`, rate[serving])),
  ];
}

function numberProblems(path: string, rate: unknown): string[] {
  const isRate = Number.isInteger(rate) && (rate as number) >= 0 && (rate as number) <= WHOLE;
  return isRate ? [] : [`${path} must be a whole number from 0 to ${WHOLE}, not ${shown(rate)}`];
}

const shown = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
