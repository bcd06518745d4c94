import { later, MINUTE } from '../../kernel/time.ts';
import { WEEKDAYS } from '../../services/stock/domain/opening-settings.ts';
import type { Dice } from './dice.ts';

/** Longer than any place in time is away: each ticket is to be cooked at once, and nobody waits for the evening. */
const minutes = 600;

const dish = (id: string, price: number, quantity: number, more: object = {}) => ({
  ...{ id, name: id, description: '', category: 'Chaos', price, currency: 'eur', quantity, minutes, tax: 'food' },
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
  coffee: { tax: 'drinks' },
};

const SLOT_MINUTES = 5;
/** So many places in time would be enough for all. */
const SLOTS = 24;
const clock = (time: Date): string => time.toISOString().slice(11, 16);

interface Opening {
  /** From the minute of this on it is open, and there are places in time a slot apart. */
  opens: Date;
  /** Prices contain the taxes; otherwise they are added. */
  included: boolean;
}

/**
 * A menu file of which the scarce dishes, and what is scarce in others, sell out long before `orders` orders are placed, as do
 * the places in time that come first. Its business day ends after an hour: orders are for this day and the next.
 */
export function menuFor(orders: number, { opens, included }: Opening) {
  const few = Math.max(5, Math.round(orders / 40));
  const from = clock(opens);
  return {
    shop: {
      hours: [{ days: WEEKDAYS, from, to: from }],
      ...{ slotMinutes: SLOT_MINUTES, slotOrders: Math.ceil(orders / SLOTS) },
      dayEnds: clock(later(opens, 60 * MINUTE)),
    },
    taxes: { included, rates: { food: { pickup: 700, table: 1900 }, drinks: 1900 } },
    items: [
      ...PLENTY.map((id, i) => dish(id, 350 + i * 215, 1_000_000, MORE[id])),
      ...SCARCE.map((id, i) => dish(id, 1900 + i * 333, few)),
      { id: 'dough', name: 'dough', quantity: 1_000_000, sold: false },
      { id: 'saffron', name: 'saffron', quantity: few, sold: false },
    ],
  };
}

/** The start of place number `nth` in time of a shop that opened then. */
export const placeInTime = (opens: Date, nth: number): string => {
  const minute = opens.getTime() - (opens.getTime() % MINUTE);
  return new Date(minute + nth * SLOT_MINUTES * MINUTE).toISOString();
};

/** How it is served, for when, and what is left for the waiter. Most want it as soon as possible; some name a time that is none. */
export function wishes(dice: Dice, opens: Date) {
  const nth = dice.between(0, SLOTS + 6) + (dice.chance(5) ? 0.2 : 0);
  return {
    ...(dice.chance(25) && { service: { kind: 'table', table: `${dice.between(1, 9)}` } }),
    ...(dice.chance(15) && { wanted: placeInTime(opens, nth) }),
    ...(dice.chance(30) && { tip: dice.between(1, 300) }),
  };
}

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
    const options = chosen(line.id, dice);
    return { ...line, ...(options.length > 0 && { options }), ...(dice.chance(20) && { note: 'crisp, please' }) };
  });

function chosen(id: string, dice: Dice): NonNullable<Line['options']> {
  if (id !== 'pasta' && id !== 'pizza') return [];
  const size = dice.chance(40) ? [{ groupId: 'size', choiceId: 'large' }] : [];
  if (id === 'pizza') return size;
  const saffron = dice.chance(20) ? [{ groupId: 'extras', choiceId: 'saffron', quantity: dice.between(1, 2) }] : [];
  return [...size, ...saffron];
}
