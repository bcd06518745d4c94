import { setTimeout as sleep } from 'node:timers/promises';
import { cancels, dies, orders, pays, type ShopStage } from './stage.ts';

/** Orders are paid, then cancelled, and the shop dies: so many milliseconds after that was asked for, or once it was answered (0). */
export const paidThenCancelled = (killedAfter: number) => async (stage: ShopStage) => {
  const all = await orders(stage, 5);
  await pays(stage, all);
  await stage.timePasses(); // Payment asks the order for the last time.
  await sleep(1500);
  const cancelling = cancels(stage, all);
  if (killedAfter === 0) await cancelling;
  else await sleep(killedAfter);
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
