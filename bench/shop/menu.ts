import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './child.ts';

export const dishes = (count: number): string[] => Array.from({ length: count }, (_, n) => `dish-${n}`);

const DISH = { description: '', category: 'Bench', price: 1000, currency: 'eur', quantity: 1_000_000 };
/** A ticket for a place in time is cooked so long before it: more than a place is away, so that nothing waits for its time. */
const MINUTES = 60;
const SIZE = { id: 'size', name: 'Size', min: 1, max: 1 };
const TOPPINGS = { id: 'toppings', name: 'Toppings', min: 0, max: 3 };
const CHEESE = { id: 'cheese', name: 'cheese', price: 150, uses: [{ itemId: 'mozzarella', quantity: 1 }] };

/** What every order of a restaurant needs: two groups of options, an ingredient, an added tax by way of serving, places in time. */
const restaurantMenu = (ids: readonly string[]) => ({
  shop: { timeZone: 'Europe/Berlin', slotMinutes: 15, slotOrders: 10_000, leadMinutes: 10 },
  taxes: { included: false, rates: { food: { pickup: 700, table: 1900 } } },
  items: [
    ...ids.map((id) => ({
      ...{ id, name: id, ...DISH, tax: 'food', minutes: MINUTES, station: 'oven' },
      options: [
        { ...SIZE, choices: [{ id: 'large', name: 'large', price: 400 }] },
        { ...TOPPINGS, choices: [CHEESE, { id: 'basil', name: 'basil', price: 50 }] },
      ],
    })),
    { id: 'mozzarella', name: 'Mozzarella', quantity: 1_000_000, sold: false },
  ],
});

/** Puts these on the menu of the shop that the environment names, enough of each that none runs out. */
export function seedMenu(ids: readonly string[], isRestaurant: boolean, folder: string, env: NodeJS.ProcessEnv): void {
  const file = path.join(folder, 'menu.json');
  const menu = isRestaurant ? restaurantMenu(ids) : ids.map((id) => ({ id, name: id, ...DISH }));
  writeFileSync(file, JSON.stringify(menu));
  execFileSync(process.execPath, ['seed.ts', file], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
}
