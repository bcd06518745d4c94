import type { Documents } from '../../../platform/documents/documents.ts';
import type { CountUnpaid } from '../application/unpaid-orders.ts';
import type { StoredOrder } from './order-documents.ts';

/** Read from an index alone, and only of who has something open: of an order that is paid the field is null. */
export const countUnpaid =
  (store: Pick<Documents<StoredOrder>, 'count'>): CountUnpaid =>
  (client, most) =>
    store.count({ query: { unpaidOf: client }, most });
