import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceBroker } from 'moleculer';
import { betweenNodes } from '../mixins/nats/between-nodes.ts';
import { waitForNats } from '../mixins/nats/nats.ts';
import { SECOND } from '../services/shared/delay.ts';
import { ANSWER_WITHIN, NotAsked, type OpsAnswer, type OpsCall, opsError } from './ops-protocol.ts';

/** For NATS to answer, and then for a node that has the action. */
const FOUND_WITHIN = 10 * SECOND;

/** Joins the cluster for one call. Throws NotAsked where no NATS answers there, or no node has the action. */
export async function askCluster(nats: string, { action, params }: OpsCall): Promise<OpsAnswer> {
  await reach(nats);
  const { registry, ...options } = betweenNodes(nats);
  const broker = new ServiceBroker({
    ...options,
    registry: { ...registry, stopDelay: 0 },
    requestTimeout: ANSWER_WITHIN,
    logger: false,
    skipProcessEventRegistration: true,
  });
  await broker.start();
  try {
    if (!(await appears(broker, action))) throw new NotAsked(`no node of the cluster has an action called ${action}`);
    return await broker.call(action, params).then(
      (result) => ({ result: result ?? null }),
      (error) => ({ error: opsError(error) }),
    );
  } finally {
    await broker.stop();
  }
}

async function reach(nats: string): Promise<void> {
  if (!/^nats:\/\/\S+$/.test(nats) || !URL.canParse(nats))
    throw new NotAsked('NATS_URL is no address like nats://host:4222');
  let trouble = 'NATS_URL: nothing answers';
  const hears = (line: string) => {
    trouble = line.replace('; waiting for it', '');
  };
  const reached = waitForNats(nats, hears).then(() => true);
  if (!(await Promise.race([reached, sleep(FOUND_WITHIN, false, { ref: false })]))) throw new NotAsked(trouble);
}

async function appears({ registry }: ServiceBroker, action: string): Promise<boolean> {
  for (const end = Date.now() + FOUND_WITHIN; !registry.actions.isAvailable(action); await sleep(50)) {
    if (Date.now() > end) return false;
  }
  return true;
}
