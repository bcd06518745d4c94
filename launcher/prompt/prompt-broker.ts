import { setTimeout as sleep } from 'node:timers/promises';
import { type CallingOptions, type Middleware, ServiceBroker } from 'moleculer';
import { SECOND } from '../../kernel/time.ts';
import { byUser, callerMeta } from '../caller.ts';
import { joinCluster } from '../join-cluster.ts';
import { askShop } from '../ops-client.ts';
import { opsError } from '../ops-error.ts';
import { NotAsked } from '../ops-protocol.ts';
import { opsTrace } from '../ops-trace.ts';
import { Answered, inOneLine } from './answered.ts';

type Ask = (action: string, params?: unknown, options?: CallingOptions) => Promise<unknown>;
const wrapCalls = (call: (next: Ask) => Ask) => ({ call }) as unknown as Middleware;

/** For nodes to tell what they have: each says every half second that it is there. */
const HEARD_WITHIN = 3 * SECOND;

/** A broker in the cluster, to ask its nodes. NATS must answer. What they refuse is thrown as Answered. */
export async function brokerInCluster(nats: string): Promise<ServiceBroker> {
  const broker = joinCluster(nats, 0, [wrapCalls(inWords)]);
  await broker.start();
  const { registry } = broker;
  for (const end = Date.now() + HEARD_WITHIN; !registry.actions.isAvailable('$node.list') && Date.now() < end; )
    await sleep(50);
  return broker;
}

const inWords =
  (next: Ask): Ask =>
  async (action, params, options) => {
    const trace = opsTrace();
    try {
      return await next(action, params, {
        ...trace,
        ...options,
        meta: { ...options?.meta, ...callerMeta(byUser('prompt')) },
      });
    } catch (error) {
      const { type, data: about } = error as { type?: string; data?: { action?: string } };
      if (type === 'SERVICE_NOT_FOUND') throw inOneLine(new NotAsked(`no node has ${about?.action}`));
      throw new Answered(opsError(error, trace.requestID));
    }
  };

/**
 * A broker that hands every call to the one process on this folder, and knows of its services what that process tells: so one
 * prompt serves both. Throws NotAsked where no shop is running there.
 */
export async function brokerOnOneMachine(dataDir: string): Promise<ServiceBroker> {
  const ask = async (action: string, params: unknown = {}): Promise<unknown> => {
    const call = { action, params: params as Record<string, unknown>, who: byUser('prompt') };
    const answer = await askShop(dataDir, call).catch((error) => {
      throw inOneLine(error);
    });
    if ('error' in answer) throw new Answered(answer.error);
    return answer.result;
  };
  const [node] = (await ask('$node.list')) as { id: string }[];
  const services = await ask('$node.services', { withActions: true, withEvents: true, grouping: false });
  const options = {
    nodeID: 'prompt',
    logger: false,
    internalServices: false,
    skipProcessEventRegistration: true,
  } as const;
  const broker = new ServiceBroker({ ...options, middlewares: [wrapCalls(() => ask)] });
  await broker.start();
  broker.registry.processNodeInfo({ ...node, sender: node?.id, services });
  return broker;
}
