import { deadLettersContract } from '../platform/channels/dead-letters.contract.ts';
import type { Contract } from '../platform/contract/contract.ts';
import { apiContract } from '../services/api/api.contract.ts';
import { kitchenContract } from '../services/kitchen/kitchen.contract.ts';
import { orderContract } from '../services/order/order.contract.ts';
import { paymentContract } from '../services/payment/payment.contract.ts';
import { stockContract } from '../services/stock/stock.contract.ts';
import { webhooksContract } from '../services/webhooks/webhooks.contract.ts';

type Contracts = Record<string, Contract>;

/** What each service has of its own, and what all of them have that consume events. */
export const OWN: Record<string, Contracts> = {
  order: orderContract,
  payment: paymentContract,
  stock: stockContract,
  kitchen: kitchenContract,
  webhooks: webhooksContract,
  api: apiContract,
};
export const SHARED: Contracts = deadLettersContract;
export const CONSUMERS: string[] = Object.keys(OWN).filter((service) => service !== 'api');

/** By name, all that can be called of a shop; what is not here only a node's own `$node.*` can be. */
export const ACTIONS: ReadonlyMap<string, Contract> = new Map(
  Object.entries(OWN).flatMap(([service, own]) =>
    Object.entries({ ...own, ...(CONSUMERS.includes(service) && SHARED) }).map(
      ([name, contract]) => [`${service}.${name}`, contract] as const,
    ),
  ),
);

/** What people may have meant: an action of the same service, or of the same name in another one. */
export function near(action: string): string[] {
  const [service, name = service] = action.toLowerCase().split('.');
  return [...ACTIONS].flatMap(([known, { ops }]) => {
    const [itsService, itsName] = known.toLowerCase().split('.');
    return ops && (service === itsService || name === itsName) ? [known] : [];
  });
}

/** Whether something failed or is left to do, by the action's own answer. */
export const isLeft = (action: string, answer: unknown): boolean => ACTIONS.get(action)?.leaves?.(answer) ?? false;
