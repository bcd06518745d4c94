import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceBroker } from 'moleculer';
import { SECOND } from '../kernel/time.ts';
import { waitForNats } from '../platform/nats/nats.ts';
import { callerMeta } from './caller.ts';
import { joinCluster } from './join-cluster.ts';
import { opsError } from './ops-error.ts';
import { NotAsked, type OpsAnswer, type OpsCall } from './ops-protocol.ts';
import { opsTrace } from './ops-trace.ts';

/** For NATS to answer. */
const REACHED_WITHIN = 10 * SECOND;
/** For a node that has the action: each says every half second that it is there. */
const FOUND_WITHIN = 3 * SECOND;

/** Joins the cluster for one call. Throws NotAsked where no NATS answers there, or no node has the action. */
export async function askCluster(nats: string, call: OpsCall): Promise<OpsAnswer> {
  await reach(nats);
  const broker = joinCluster(nats, 0);
  await broker.start();
  const trace = opsTrace();
  try {
    await find(broker, call.action);
    const result = await (call.action.startsWith('$node.') ? askNodes : askOne)(broker, call, trace);
    return { result: result ?? null };
  } catch (error) {
    if (error instanceof NotAsked) throw error;
    return { error: opsError(error, trace.requestID) };
  } finally {
    await broker.stop();
  }
}

type Trace = ReturnType<typeof opsTrace>;

const askOne = (broker: ServiceBroker, { action, params, who = 'call' }: OpsCall, trace: Trace): Promise<unknown> =>
  broker.call(action, params, { ...trace, meta: callerMeta(who) });

/** What a node says is about itself: hence the one that was named, or each, by its id. */
async function askNodes(broker: ServiceBroker, { action, params, node }: OpsCall, trace: Trace): Promise<unknown> {
  const there = broker.registry.getActionEndpoints(action)?.endpoints.map(({ id }) => id) ?? [];
  const asked = there.filter((id) => node === undefined || id === node);
  if (asked.length === 0) throw new NotAsked(`no node is called ${node}; there are ${there.join(', ')}`);
  const said = asked.map(async (nodeID) => [nodeID, await broker.call(action, params, { nodeID, ...trace })]);
  return Object.fromEntries(await Promise.all(said));
}

/** Resolves once NATS answers. Throws NotAsked. */
export async function reach(nats: string): Promise<void> {
  if (!/^nats:\/\/\S+$/.test(nats) || !URL.canParse(nats))
    throw new NotAsked('NATS_URL is no address like nats://host:4222');
  let trouble = 'NATS_URL: nothing answers';
  const hears = (line: string) => {
    trouble = line.replace('; waiting for it', '');
  };
  const reached = waitForNats(nats, hears).then(() => true);
  if (!(await Promise.race([reached, sleep(REACHED_WITHIN, false, { ref: false })]))) throw new NotAsked(trouble);
}

async function find({ registry }: ServiceBroker, action: string): Promise<void> {
  for (const end = Date.now() + FOUND_WITHIN; Date.now() < end; await sleep(50)) {
    if (registry.actions.isAvailable(action)) return;
  }
  const services = registry.getServiceList({ onlyAvailable: true, skipInternal: true }).map(({ name }) => name);
  if (services.length === 0) throw new NotAsked('NATS answers, but no node of a cluster');
  throw new NotAsked(`no node has ${action}: the nodes run ${[...new Set(services)].sort().join(', ')}`);
}
