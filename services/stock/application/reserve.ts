import type { ContactField } from '../domain/shop.ts';
import { offeringOthers } from './next-free.ts';
import type { StockDeps } from './ports.ts';
import { offerView, touchedBy, type Wishes, wantedOrder } from './wanted-order.ts';

interface Wanted extends Wishes {
  orderId: string;
  contact?: ContactField[];
  expectedTotal?: number;
}

/** One moment decides which slots are loaded and which of them is taken, however often the batch is run. */
export async function reserve(
  { orderId, contact = [], expectedTotal, ...wishes }: Wanted,
  { stock, now: clock }: StockDeps,
) {
  const now = clock();
  const order = wantedOrder(wishes);
  const time = { wanted: order.wanted, now };
  const wanted = { ...order, orderId, contact, ...(expectedTotal !== undefined && { expectedTotal }) };
  const touched = { orderIds: [orderId], ...touchedBy(order, time) };
  return offerView(
    await offeringOthers(time, stock, () => stock.change(touched, (ledger) => ledger.reserve(wanted, now))),
  );
}
