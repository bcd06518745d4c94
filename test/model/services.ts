import { readConfig } from '../../platform/config/config.ts';
import type { LookedAt } from '../../platform/record/sweep.ts';
import kitchen from '../../services/kitchen/kitchen.service.ts';
import order from '../../services/order/order.service.ts';
import payment from '../../services/payment/payment.service.ts';
import stock from '../../services/stock/stock.service.ts';
import type { modelDeps } from './deps.ts';
import type { Process } from './process.ts';

export type Name = keyof typeof modelDeps;
export interface Self {
  depsFor(ctx: { process: Process }): unknown;
  broker: { process: Process };
}
/** A service as its `*.service.ts` wires it: what it answers, what it hears, what it looks after. */
export interface Wired {
  actions: Record<string, { handler(this: Self, ctx: object): Promise<unknown> }>;
  channels?: Record<string, (this: Self, ctx: object) => Promise<void>>;
  sweeps: Record<string, { due: Due; look: Look }>;
}
type Due = (this: Self, limit: number, restarted: boolean) => Promise<string[]>;
type Look = (this: Self, id: string, about: LookedAt) => Promise<void>;
const config = readConfig({});
export const SERVICES = {
  order: await order(config),
  payment: await payment(config),
  stock: await stock(config),
  kitchen: await kitchen(config),
} as unknown as Record<Name, Wired>;
/** The outbox is the bag here. */
export const SWEEPS = (Object.keys(SERVICES) as Name[]).flatMap((service) =>
  Object.keys(SERVICES[service].sweeps)
    .filter((name) => name !== 'outbox')
    .map((name) => `${service}.${name}`),
);
