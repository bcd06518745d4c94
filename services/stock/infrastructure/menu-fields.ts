import { CURRENCIES } from '../../../kernel/money.ts';

/** What a field of a menu file must be. `each`: it is a list of objects, with these fields. */
interface Field {
  is(value: unknown): boolean;
  must: string;
  optional?: boolean;
  nullable?: boolean;
  each?: Fields;
}
export type Fields = Readonly<Record<string, Field>>;

const ID = /^[A-Za-z0-9_.-]{1,64}$/;
const MOST_PRICE = 99_999_999;
/** The types that the gateway serves. */
const PICTURE = /^(?![./])(?!.*\/[./])[^\\\p{C}?#:%]{1,200}\.(jpe?g|png|webp|gif|avif)$/iu;

const text = (least: number, most: number): Field => ({
  is: (value) => typeof value === 'string' && value.trim().length >= least && value.length <= most,
  must: `must be a text of ${least} to ${most} characters`,
});
const whole = (least: number, most: number, what: string): Field => ({
  is: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  must: `must be ${what}, a whole number from ${least} to ${most}`,
});
const list = (most: number, each: Fields): Field => ({
  is: (value) => Array.isArray(value) && value.length <= most,
  must: `must be a list of at most ${most}`,
  optional: true,
  each,
});
const flag: Field = { is: (value) => typeof value === 'boolean', must: 'must be true or false', optional: true };
const optional = (field: Field): Field => ({ ...field, optional: true, nullable: true });
const id: Field = { is: (value) => typeof value === 'string' && ID.test(value), must: `must match ${ID.source}` };
const picture: Field = {
  is: (value) => typeof value === 'string' && (PICTURE.test(value) || isHttps(value)),
  must: 'must be the path of a jpg, png, webp, gif or avif in the folder of pictures, or an https address',
};
const allergens: Field = {
  is: (value) => Array.isArray(value) && value.length <= 30 && value.every(text(1, 50).is),
  must: 'must be a list of at most 30 texts of 1 to 50 characters',
};

const USES = list(20, { itemId: id, quantity: whole(1, 10_000, 'a number of units') });
const CHOICE: Fields = {
  id,
  name: text(1, 100),
  price: whole(-MOST_PRICE, MOST_PRICE, 'an amount in minor units'),
  soldOut: flag,
  uses: USES,
};
const GROUP: Fields = {
  id,
  name: text(1, 100),
  min: whole(0, 100, 'how many must be chosen'),
  max: whole(1, 100, 'how many can be chosen'),
  choices: { ...list(50, CHOICE), optional: false },
};
const DISH: Fields = {
  id,
  name: text(1, 200),
  description: text(0, 2000),
  category: text(1, 100),
  price: whole(0, MOST_PRICE, 'an amount in minor units'),
  currency: { is: (value) => CURRENCIES.includes(value as string), must: `must be one of ${CURRENCIES.join(', ')}` },
  quantity: { ...whole(0, 1_000_000, 'a number of units'), nullable: true },
  priceId: optional(text(1, 255)),
  picture: optional(picture),
  options: list(20, GROUP),
  uses: USES,
  tax: optional(text(1, 64)),
  station: optional(text(1, 64)),
  minutes: optional(whole(1, 1440, 'what it takes to cook')),
  allergens: optional(allergens),
  sold: flag,
};
const INGREDIENT: Fields = { id, name: text(1, 200), quantity: DISH.quantity as Field, sold: flag };

/** What is wrong with an entry of a menu file, a line each. */
export function entryProblems(entry: unknown): string[] {
  const isIngredient = isObject(entry) && entry.sold === false;
  return objectProblems(isIngredient ? INGREDIENT : DISH, entry, '');
}

function objectProblems(fields: Fields, value: unknown, path: string): string[] {
  if (!isObject(value)) return [`${path === '' ? '' : `${path.slice(0, -1)} `}must be an object`];
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
  const wrong = Object.entries(fields).flatMap(([name, field]) => valueProblems(field, value[name], path + name));
  return [...unknown.map((name) => `${path}${name} is not a known field`), ...wrong];
}

function valueProblems({ is, must, optional, nullable, each }: Field, value: unknown, path: string): string[] {
  if (value === undefined) return optional ? [] : [`${path} is missing`];
  if (value === null && nullable) return [];
  if (!is(value)) return [`${path} ${must}, not ${JSON.stringify(value)}`];
  return each ? (value as unknown[]).flatMap((one, i) => objectProblems(each, one, `${path}[${i}].`)) : [];
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const isHttps = (text: string): boolean =>
  text.length <= 2000 && URL.canParse(text) && new URL(text).protocol === 'https:' && text.startsWith('https://');
