import { SECOND } from '../../../kernel/time.ts';
import type { Call } from '../../call.ts';
import type { OrderDeps, WantedOrder } from '../application/ports.ts';

export const stockByBroker = (call: Call): OrderDeps['stock'] => ({
  reserve: async (orderId, { contact, ...wanted }, expectedTotal) => {
    const order = { orderId, ...asStockWants(wanted), contact, ...(expectedTotal !== undefined && { expectedTotal }) };
    return priced(await call('stock.reserve', order));
  },
  check: async (wanted) => priced(await call('stock.check', asStockWants(wanted))),
  release: (orderId, units) => call('stock.release', { orderId, units }),
  books: async (orderIds) => (await call('stock.audit', { orderIds: [...orderIds] })).orders,
});

const asStockWants = ({ lines, service, wanted, tip }: WantedOrder) => ({
  lines,
  service: { kind: service.kind },
  wanted: wanted === 'asap' ? wanted : wanted.toISOString(),
  tip,
});

export const paymentByBroker = (call: Call): OrderDeps['payment'] => ({
  close: (orderId) => call('payment.close', { orderId }),
  cancel: (orderId) => call('payment.cancel', { orderId }),
  books: async (orderIds) => (await call('payment.books', { orderIds: [...orderIds] })).orders,
});

/** Who asks what an order would come to looks at a screen meanwhile. */
const SOON = { timeout: SECOND / 2, retries: 0 };

export const kitchenByBroker = (call: Call): OrderDeps['kitchen'] => ({
  close: (orderId) => call('kitchen.close', { orderId }),
  handOver: (orderId) => call('kitchen.handOver', { orderId }),
  async readyAt(lines) {
    const toCook = lines.map(({ station, minutes }) => ({ station, minutes }));
    return new Date((await call('kitchen.readyAt', { lines: toCook }, SOON)).readyAt);
  },
});

interface Times {
  slot: string | null;
  payBefore: string | null;
}

function priced<A extends Times>({ slot, payBefore, ...answer }: A) {
  return {
    ...answer,
    slot: slot === null ? null : new Date(slot),
    payBefore: payBefore === null ? null : new Date(payBefore),
  };
}
