import type { CallOf } from '../platform/contract/call.ts';
import type { apiContract } from './api/api.contract.ts';
import type { kitchenContract } from './kitchen/kitchen.contract.ts';
import type { orderContract } from './order/order.contract.ts';
import type { paymentContract } from './payment/payment.contract.ts';
import type { stockContract } from './stock/stock.contract.ts';
import type { webhooksContract } from './webhooks/webhooks.contract.ts';

/** A call to another service that does not compile with a wrong name or wrong parameters. */
export type Call = CallOf<{
  order: typeof orderContract;
  payment: typeof paymentContract;
  stock: typeof stockContract;
  kitchen: typeof kitchenContract;
  api: typeof apiContract;
  webhooks: typeof webhooksContract;
}>;
