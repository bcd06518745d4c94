import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderView } from '../../services/order/order.contract.ts';
import type { Dice } from './dice.ts';
import { amounts, dishesOf, refunded } from './refunding.ts';
import { cancelled, cancelledAt, linkOf, paid, placed, press } from './shopping.ts';
import { count, type Town } from './town.ts';

const STORIES = {
  pays: 60,
  'pays twice': 6,
  'orders twice': 3,
  'never pays': 5,
  'pays late': 4,
  'cancels unpaid': 4,
  'pays while cancelling': 6,
  'cancels paid': 5,
  'is sent away': 4,
  'gets all back': 2,
  'gets some back': 2,
  'gets dishes back': 2,
};
export type Story = keyof typeof STORIES;

/** One customer, from basket to the end of the story, whatever happens to the shop meanwhile. */
export async function visit(
  town: Town,
  number: number,
  dice: Dice,
  story: Story = dice.weighted(STORIES),
): Promise<void> {
  count(town, story);
  const order = await placed(town, number, dice, story === 'orders twice' ? 100 : 10);
  if (order) await LIVES[story](town, order, dice);
}

type Life = (town: Town, order: OrderView, dice: Dice) => Promise<unknown>;
const LIVES: Record<Story, Life> = {
  pays: paid,
  async 'pays twice'(town, order, dice) {
    const link = await linkOf(town, order, dice);
    if (link) await Promise.all([press(link), press(link), press(link)]);
  },
  'orders twice': paid,
  'never pays': async () => {},
  async 'pays late'(town, order, dice) {
    const link = await linkOf(town, order, dice);
    await sleep(Math.min(Math.max(0, Date.parse(order.payBefore) - Date.now()), 25_000) + dice.between(0, 1500));
    if (link) await press(link);
  },
  async 'cancels unpaid'(town, order, dice) {
    await sleep(dice.between(0, 400));
    await cancelled(town, order, dice);
  },
  async 'pays while cancelling'(town, order, dice) {
    const link = await linkOf(town, order, dice);
    const cancelling = cancelled(town, order, dice);
    if (link) await sleep(dice.between(0, 60)).then(() => press(link));
    await cancelling;
  },
  async 'cancels paid'(town, order, dice) {
    await paid(town, order, dice);
    await sleep(dice.between(0, 300));
    await cancelled(town, order, dice);
  },
  async 'is sent away'(town, order, dice) {
    await paid(town, order, dice);
    await sleep(dice.between(0, 1500));
    const where = `/api/kitchen/orders/${order.id}/cancel`;
    await cancelledAt(town, order, dice, where);
  },
  'gets all back': (town, order, dice) => refunded(town, order, dice, amounts(order.total)),
  'gets some back': (town, order, dice) =>
    refunded(town, order, dice, amounts(Math.floor(order.total / 3), Math.floor(order.total / 4), order.total)),
  'gets dishes back': (town, order, dice) => refunded(town, order, dice, dishesOf(order, dice)),
};
