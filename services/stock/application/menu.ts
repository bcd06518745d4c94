import type { Dish, StockDeps } from './ports.ts';

/** What can be ordered now: nothing of a dish that is marked sold out, whatever the shelf holds. */
export async function menu(_: unknown, { stock }: StockDeps): Promise<{ items: Omit<Dish, 'priceId'>[] }> {
  const dishes = await stock.menu();
  return { items: dishes.map(({ priceId, ...dish }) => ({ ...dish, available: dish.soldOut ? 0 : dish.available })) };
}
