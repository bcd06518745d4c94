import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../support/customers.ts';
import { cancels, dies, orders, pays, type ShopStage } from './stage.ts';

/** Orders are paid, then cancelled, and the shop dies: as soon as one of them is stored as that, or once all were answered. */
export const paidThenCancelled = (dying: 'once stored' | 'once answered') => async (stage: ShopStage) => {
  const all = await orders(stage, 5);
  await pays(stage, all);
  await stage.timePasses(); // Payment asks the order for the last time.
  await sleep(1500);
  const cancelling = cancels(stage, all);
  if (dying === 'once answered') await cancelling;
  else
    await until(
      15,
      () => isCancelled(stage),
      () => 'none is cancelled',
    );
  await dies(stage);
  await cancelling;
};

const isCancelled = async ({ shop }: ShopStage): Promise<boolean> =>
  (await shop.stores()).orders.some(({ status }) => status === 'cancelled');

/** Orders are cancelled after payment has nothing more to ask about them. */
export async function settledThenCancelled(stage: ShopStage): Promise<void> {
  const all = await orders(stage, 4);
  await pays(stage, all);
  await sleep(2000);
  await cancels(stage, all);
}
