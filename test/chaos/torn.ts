import { setTimeout as sleep } from 'node:timers/promises';
import { cancels, dies, orders, pays, type ShopStage } from './stage.ts';

/** Orders are paid, then cancelled, and the shop dies: as soon as one of them is seen to be, or once all were answered. */
export const paidThenCancelled = (dying: 'once seen' | 'once answered') => async (stage: ShopStage) => {
  const all = await orders(stage, 5);
  await pays(stage, all);
  await stage.timePasses(); // Payment asks the order for the last time.
  await sleep(1500);
  const cancelling = cancels(stage, all);
  if (dying === 'once answered') await cancelling;
  else await Promise.race(all.map((order) => stage.shop.waitForStatus(order, ['cancelled'])));
  await dies(stage);
  await cancelling;
};

/** Orders are cancelled after payment has nothing more to ask about them. */
export async function settledThenCancelled(stage: ShopStage): Promise<void> {
  const all = await orders(stage, 4);
  await pays(stage, all);
  await sleep(2000);
  await cancels(stage, all);
}
