import { SECOND } from '../../../kernel/time.ts';
import type { Call } from '../../call.ts';
import { failpoint } from '../../failpoint.ts';
import type { KitchenDeps } from '../application/ports.ts';

/** How many cook at the same time, as the shop says. */
export const cooksOfShop = (call: Call) => async (): Promise<number | null> =>
  (await call('stock.cooks', {}, { timeout: SECOND, retries: 0 })).cooks;

export const orderByBroker = (call: Call): KitchenDeps['order'] => ({
  promise: (what) => call('order.promise', what),
  async startCooking(what) {
    await call('order.startCooking', what);
    failpoint('kitchen.start-told');
  },
  async markCooked(what) {
    await call('order.markCooked', what);
    failpoint('kitchen.cooked-told');
  },
  recall: (what) => call('order.recall', what),
  complete: (what) => call('order.complete', what),
});
