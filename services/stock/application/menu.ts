import { canBeChosen, type Items, isOnMenu, isSoldOut, type OptionGroup, portionsLeft } from '../domain/item.ts';
import { openingAt } from '../domain/opening.ts';
import type { Dish, StockDeps } from './ports.ts';

/** Whether orders are taken, and what can be ordered now, by categories: as much of each dish as there is of the scarcest that it needs. */
export async function menu(_: unknown, { stock, now: clock }: StockDeps) {
  const all = await stock.menu();
  const items: Items = new Map(all.map((dish) => [dish.id, dish]));
  const now = clock();
  const byCategory = Map.groupBy(all.filter(isOnMenu) as Dish[], ({ category }) => category);
  const dishes = [...byCategory.values()].flat();
  const { name, opening, paused } = await stock.shop();
  const open = openingAt(opening, paused, now);
  return { name, open, categories: [...byCategory.keys()], items: dishes.map((dish) => shown(items, dish, now)) };
}

function shown(items: Items, dish: Dish, now: Date) {
  const { id, name, description, picture, category, price, currency, tax, station, minutes, allergens } = dish;
  const portions = portionsLeft(items, dish, now);
  return {
    ...{ id, name, description, picture: addressOf(picture), category, price, currency },
    ...{ tax, station, minutes, allergens: [...allergens] },
    options: dish.options.map((group) => shownGroup(items, group, now)),
    available: Number.isFinite(portions) ? portions : null,
    soldOut: isSoldOut(dish, now),
  };
}

function shownGroup(items: Items, { id, name, min, max, choices }: OptionGroup, now: Date) {
  const shown = choices.map((choice) => {
    return { id: choice.id, name: choice.name, price: choice.price, soldOut: !canBeChosen(items, choice, now) };
  });
  return { id, name, min, max, choices: shown };
}

/** A picture of the shop's own is below `/pictures/`. */
function addressOf(picture: string | null): string | null {
  if (picture === null || picture.startsWith('https://')) return picture;
  return `/pictures/${picture.split('/').map(encodeURIComponent).join('/')}`;
}
