import type { Access } from '../../platform/contract/access.ts';
import type { Contract } from '../../platform/contract/contract.ts';
import { kitchenContract } from '../kitchen/kitchen.contract.ts';
import { orderContract } from '../order/order.contract.ts';
import { paymentContract } from '../payment/payment.contract.ts';
import { stockContract } from '../stock/stock.contract.ts';
import { webhooksContract } from '../webhooks/webhooks.contract.ts';
import { apiContract } from './api.contract.ts';

export interface Published extends Contract {
  readonly rest: string;
  readonly access: Access;
}

/** Every action that clients may call, by name: those whose contract has a `rest`. */
export const PUBLISHED: ReadonlyMap<string, Published> = new Map(
  Object.entries({
    order: orderContract,
    payment: paymentContract,
    stock: stockContract,
    kitchen: kitchenContract,
    webhooks: webhooksContract,
    api: apiContract,
  }).flatMap(([service, actions]) =>
    Object.entries<Contract>(actions)
      .filter((entry): entry is [string, Published] => entry[1].rest !== undefined)
      .map(([name, contract]) => [`${service}.${name}`, contract] as const),
  ),
);

/** Those that an address of the interface may take. */
export const METHODS: readonly string[] = [
  ...new Set(['HEAD', ...[...PUBLISHED.values()].map(({ rest }) => rest.split(' ', 1)[0] as string)]),
];

/** What answers everybody alike, and the same for a while: a client that has it is told so. */
export const FOR_ALL: readonly string[] = ['stock.menu', 'api.document'];
