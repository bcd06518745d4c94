import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderView } from '../../services/order/order.contract.ts';
import type { Case } from './case.ts';
import { placeInTime } from './dishes.ts';
import { dishesOf, refunded } from './refunding.ts';
import { cancelled, paid } from './shopping.ts';
import { orderOf, type Stage, tell } from './stage.ts';

/** More than it takes until a place that was given up is there again. */
const TRIES = 12;

/** The stories of `sale-plants.ts`. */
export const SALE_CASES: Case[] = [
  { bug: 'a place that is given up comes back twice', on: 'both', by: ['slots'], story: placeGivenUp },
  {
    bug: 'each line’s tax is rounded by itself',
    on: 'both',
    by: ['taxes'],
    async story(stage) {
      const items = ['hot', 'cold'].map((note) => ({ id: 'soup', quantity: 1, note }));
      const order = await orderOf(stage, { items });
      if (order) await paid(stage.town, order, stage.dice);
    },
  },
  {
    bug: 'a refund leaves out the price of a choice',
    on: 'both',
    by: ['refunds'],
    async story(stage) {
      const options = [{ groupId: 'size', choiceId: 'large' }];
      const order = await orderOf(stage, { items: [{ id: 'pizza', quantity: 3, options }], tip: 100 });
      if (order) await refunded(stage.town, order, stage.dice, dishesOf(order, stage.dice));
    },
  },
  {
    bug: 'each node counts its numbers by itself',
    on: 'cluster',
    by: ['numbers'],
    story: (stage) => tell(stage, 'pays', 40, 50),
  },
];

/** A place in time is full, one gives it up, and others go on asking for it. */
async function placeGivenUp(stage: Stage): Promise<void> {
  const { town, dice } = stage;
  const wanted = placeInTime(town.opens, 20);
  const order = () => orderOf(stage, { items: [{ id: 'soup', quantity: 1 }], wanted });
  const full: OrderView[] = [];
  for (let one = await order(); one; one = await order()) full.push(one);
  const [first, ...others] = full;
  if (!first) throw new Error('nobody gets a place');
  await cancelled(town, first, dice);
  for (let i = 0; i < TRIES; i++) {
    const late = await order();
    if (late) others.push(late);
    await sleep(150);
  }
  await Promise.all(others.map((one) => paid(town, one, dice)));
}
