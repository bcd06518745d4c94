import type { Static } from 'typebox';
import { CURRENCIES } from '../../../kernel/money.ts';
import {
  boolean,
  list,
  literal,
  matching,
  object,
  oneOf,
  optional,
  orNull,
  text,
  whole,
} from '../../../platform/contract/schema.ts';

const MOST_PRICE = 99_999_999;
const id = matching('^[A-Za-z0-9_.-]{1,64}$', '1 to 64 letters, digits, dots, hyphens or underscores');
const name = (most: number) => matching('\\S', `a text of 1 to ${most} characters`, { maxLength: most });
const unset = <S extends Parameters<typeof orNull>[0]>(schema: S) => optional(orNull(schema));
/** In the folder of pictures, of a type that the gateway serves; or anywhere. */
const picture = matching(
  '^(https://[^\\s/]+/\\S{1,1900}|(?![./])(?!.*/[./])[^\\\\\\p{C}?#:%]{1,200}\\.(jpg|jpeg|png|webp|gif|avif))$',
  'the path of a jpg, png, webp, gif or avif in the folder of pictures, or an https address',
);

const uses = optional(list(object({ itemId: id, quantity: whole(1, 10_000) }), 0, 20));
const choice = object({ id, name: name(100), price: whole(-MOST_PRICE, MOST_PRICE), soldOut: optional(boolean), uses });
const group = object({ id, name: name(100), min: whole(0, 100), max: whole(1, 100), choices: list(choice, 1, 50) });
/** What a new item starts with; null where nobody counts it. */
const quantity = orNull(whole(0, 1_000_000));

/** A dish as a menu file names it; prices in minor units. */
export const dishEntry = object({
  id,
  name: name(200),
  description: unset(text(0, 2000)),
  category: name(100),
  price: whole(0, MOST_PRICE),
  currency: oneOf(CURRENCIES),
  quantity,
  priceId: unset(name(255)),
  picture: unset(picture),
  options: optional(list(group, 0, 20)),
  uses,
  tax: unset(name(64)),
  station: unset(name(64)),
  /** What it takes to cook. */
  minutes: unset(whole(1, 1440)),
  allergens: unset(list(name(50), 0, 30)),
  sold: optional(literal(true)),
});
/** What dishes use. It has no price, and is not on the menu. */
export const ingredientEntry = object({ id, name: name(200), quantity, sold: literal(false) });

export type DishEntry = Static<typeof dishEntry>;
export type MenuEntry = DishEntry | Static<typeof ingredientEntry>;

/** What the shop goes by; where a file does not name one, the shop keeps what it has. */
export type Settings = Partial<Record<'shop' | 'taxes', object>>;
export interface Menu {
  items: readonly MenuEntry[];
  settings?: Settings;
}
