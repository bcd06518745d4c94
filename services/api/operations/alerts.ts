import type { Context } from 'moleculer';
import { SECOND } from '../../../kernel/time.ts';
import type { RecentAlert } from '../../../platform/telemetry/alerts.ts';

const WITHIN = { timeout: 3 * SECOND, retries: 0 };
/** As many as a node remembers. */
const OF_A_NODE = { limit: 200 };

/** What the nodes that run now raised, each trouble once. */
export async function alertsOfNodes(ctx: Context<{ limit?: number }>) {
  const nodes = ctx.broker.registry.getActionEndpoints('$node.alerts')?.endpoints.map(({ id }) => id) ?? [];
  const ask = (nodeID: string) => ctx.call<RecentAlert[], object>('$node.alerts', OF_A_NODE, { nodeID, ...WITHIN });
  const answers = await Promise.allSettled(nodes.map(ask));
  const raised = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  return {
    items: troublesOf(raised).slice(0, ctx.params.limit),
    silent: nodes.filter((_, nth) => answers[nth]?.status === 'rejected'),
  };
}

/** Newest first. */
export function troublesOf(raised: readonly RecentAlert[]) {
  const newest = raised.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const alike = Map.groupBy(newest, ({ kind, service, orderId }) => `${kind} ${service} ${orderId}`);
  return [...alike.values()].map((all) => {
    const [{ kind, service, orderId, message, at }] = all as [RecentAlert];
    return { kind, service, orderId: orderId || null, message, at, since: all.at(-1)?.at ?? at, times: all.length };
  });
}
