import type { Context, ServiceBroker } from 'moleculer';
import { SECOND } from '../../../kernel/time.ts';
import type { Vitals } from '../../../platform/nodes/vitals.ts';
import { readiness } from '../health.ts';

const WITHIN = { timeout: 2 * SECOND, retries: 0 };
const UNKNOWN = { version: null, uptime: null, memory: null, cpu: null };

/** The nodes that this one knows of, and what is missing for orders to be taken. Whoever of them does not answer is listed all the same. */
export async function nodesOfShop(ctx: Context) {
  const known = ctx.broker.registry.nodes.toArray() as { id: string; available: boolean }[];
  const services = servicesOf(ctx.broker);
  const look = async ({ id, available }: (typeof known)[number]) => {
    const ask = () => ctx.call<Vitals, object>('$node.vitals', {}, { nodeID: id, ...WITHIN });
    const vitals = available ? await ask().catch(() => UNKNOWN) : UNKNOWN;
    return { id, services: services.get(id) ?? [], isAvailable: available, ...vitals };
  };
  const [items, { missing }] = await Promise.all([Promise.all(known.map(look)), readiness(ctx)]);
  return { items: items.sort((a, b) => (a.id < b.id ? -1 : 1)), missing };
}

/** By the node's id; without Moleculer's own. */
function servicesOf({ registry }: ServiceBroker): Map<string, string[]> {
  const all = registry.getServiceList({ skipInternal: true }) as { name: string; nodeID: string }[];
  const named = new Map<string, string[]>();
  for (const { name, nodeID } of all) named.set(nodeID, [...(named.get(nodeID) ?? []), name].sort());
  return named;
}
