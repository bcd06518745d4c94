import type { Call } from '../../call.ts';
import type { OrderDeps, Priced } from '../application/ports.ts';

export const stockByBroker = (call: Call): OrderDeps['stock'] => ({
  reserve: async (orderId, { lines }, expectedTotal) =>
    priced(await call('stock.reserve', { orderId, lines, ...(expectedTotal !== undefined && { expectedTotal }) })),
  check: async ({ lines }) => priced(await call('stock.check', { lines })),
  release: (orderId, units) => call('stock.release', { orderId, units }),
});

export const paymentByBroker = (call: Call): OrderDeps['payment'] => ({
  close: (orderId) => call('payment.close', { orderId }),
  cancel: (orderId) => call('payment.cancel', { orderId }),
});

export const kitchenByBroker = (call: Call): OrderDeps['kitchen'] => ({
  close: (orderId) => call('kitchen.close', { orderId }),
});

type Answer = Pick<Priced, 'lines' | 'total' | 'currency'> &
  Partial<Pick<Priced, 'subtotal' | 'taxes' | 'tip' | 'shop'>> & { slot?: string | null; payBefore?: string | null };

/** An older node of stock knows no taxes, tips and hours. */
function priced({ slot, payBefore, ...answer }: Answer): Priced {
  const date = (time: string | null | undefined) => (time ? new Date(time) : null);
  const shop = { timeZone: 'UTC', dayEnds: '04:00' };
  return { subtotal: answer.total, taxes: [], tip: 0, shop, ...answer, slot: date(slot), payBefore: date(payBefore) };
}
