import { offeringOthers } from './next-free.ts';
import type { StockDeps } from './ports.ts';
import { offerView, touchedBy, type Wishes, wantedOrder } from './wanted-order.ts';

export async function check(wishes: Wishes, { stock, now: clock }: StockDeps) {
  const now = clock();
  const order = wantedOrder(wishes);
  const time = { wanted: order.wanted, now };
  return offerView(
    await offeringOthers(time, stock, async () => (await stock.snapshot(touchedBy(order, time))).check(order, now)),
  );
}
