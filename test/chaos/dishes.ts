import type { Dice } from './dice.ts';

const dish = (id: string, price: number, quantity: number) => ({
  id,
  name: id,
  description: '',
  category: 'Chaos',
  price,
  currency: 'eur',
  quantity,
});

const PLENTY = ['soup', 'pasta', 'pizza', 'salad', 'coffee'];
const SCARCE = ['truffle', 'oyster', 'crab'];

/** A menu of which the scarce dishes sell out long before `orders` orders are placed. */
export const menuFor = (orders: number): object[] => [
  ...PLENTY.map((id, i) => dish(id, 350 + i * 215, 1_000_000)),
  ...SCARCE.map((id, i) => dish(id, 1900 + i * 333, Math.max(5, Math.round(orders / 40)))),
];

/** One to three lines, the same dish twice now and then. */
export const basket = (dice: Dice): { id: string; quantity: number }[] =>
  Array.from({ length: dice.between(1, 3) }, () => ({
    id: dice.pick(dice.chance(8) ? SCARCE : PLENTY),
    quantity: dice.between(1, 3),
  }));
