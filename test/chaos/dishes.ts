import type { Dice } from './dice.ts';

const dish = (id: string, price: number, quantity: number, more: object = {}) => ({
  id,
  name: id,
  description: '',
  category: 'Chaos',
  price,
  currency: 'eur',
  quantity,
  ...more,
});
const use = (itemId: string, quantity: number) => [{ itemId, quantity }];

const PLENTY = ['soup', 'pasta', 'pizza', 'salad', 'coffee'];
const SCARCE = ['truffle', 'oyster', 'crab'];
/** A larger pizza takes more dough, and saffron runs out while there is pasta enough. */
const SIZE = {
  ...{ id: 'size', name: 'Size', min: 0, max: 1 },
  choices: [{ id: 'large', name: 'large', price: 290, uses: use('dough', 1) }],
};
const EXTRAS = {
  ...{ id: 'extras', name: 'Extras', min: 0, max: 2 },
  choices: [
    { id: 'saffron', name: 'saffron', price: 410, uses: use('saffron', 1) },
    { id: 'no-salt', name: 'no salt', price: 0 },
  ],
};
const MORE: Record<string, object> = {
  pizza: { options: [SIZE], uses: use('dough', 2) },
  pasta: { options: [SIZE, EXTRAS], uses: use('dough', 1) },
};

/** A menu of which the scarce dishes, and what is scarce in others, sell out long before `orders` orders are placed. */
export const menuFor = (orders: number): object[] => {
  const few = Math.max(5, Math.round(orders / 40));
  return [
    ...PLENTY.map((id, i) => dish(id, 350 + i * 215, 1_000_000, MORE[id])),
    ...SCARCE.map((id, i) => dish(id, 1900 + i * 333, few)),
    { id: 'dough', name: 'dough', quantity: 1_000_000, sold: false },
    { id: 'saffron', name: 'saffron', quantity: few, sold: false },
  ];
};

interface Line {
  id: string;
  quantity: number;
  options?: { groupId: string; choiceId: string; quantity?: number }[];
  note?: string;
}

/** One to three lines, the same dish twice now and then. */
export const basket = (dice: Dice): Line[] =>
  Array.from({ length: dice.between(1, 3) }, () => {
    const line = { id: dice.pick(dice.chance(8) ? SCARCE : PLENTY), quantity: dice.between(1, 3) };
    const options = MORE[line.id] ? chosen(line.id, dice) : [];
    return { ...line, ...(options.length > 0 && { options }), ...(dice.chance(20) && { note: 'crisp, please' }) };
  });

function chosen(id: string, dice: Dice): NonNullable<Line['options']> {
  const size = dice.chance(40) ? [{ groupId: 'size', choiceId: 'large' }] : [];
  if (id !== 'pasta') return size;
  const saffron = dice.chance(20) ? [{ groupId: 'extras', choiceId: 'saffron', quantity: dice.between(1, 2) }] : [];
  return [...size, ...saffron];
}
