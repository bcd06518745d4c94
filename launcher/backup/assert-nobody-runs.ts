import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type NatsConnection, NatsError } from 'nats';
import { SECOND } from '../../kernel/time.ts';
import { STREAM } from '../../platform/channels/jetstream-stream.ts';
import { natsOptions } from '../../platform/nats/nats.ts';
import { joinCluster } from '../join-cluster.ts';
import { BackupRefused } from './backup-refused.ts';

/** Each node says twice a second that it is there. */
const HEARD_WITHIN = 2 * SECOND;

/** Throws BackupRefused while nodes run, or where that cannot be known. */
export async function assertNobodyRuns(nats: string): Promise<void> {
  await (await reach(nats)).close();
  const ids = await running(nats);
  if (ids.length > 0) throw new BackupRefused(`NATS_URL: nodes are running (${ids.join(', ')}); stop them first`);
}

/**
 * Forgets the events that were on their way to nodes: they may tell of orders that a backup does not know, and what it owes
 * itself stands in its outboxes.
 */
export async function forgetEvents(nats: string): Promise<void> {
  const connection = await reach(nats);
  try {
    const { streams } = await connection.jetstreamManager();
    await streams.delete(STREAM);
  } catch (error) {
    if (!(error instanceof NatsError && error.code === '404')) throw error;
  } finally {
    await connection.close();
  }
}

async function reach(nats: string): Promise<NatsConnection> {
  try {
    return await connect({ ...natsOptions(nats), reconnect: false, timeout: HEARD_WITHIN });
  } catch {
    throw new BackupRefused('NATS_URL: nothing answers there that takes us, so that nobody knows whether nodes run');
  }
}

/**
 * The ids of the nodes that are there. A node that is drained, or cannot write to its stores, offers nothing but `$node`; a prompt
 * or a call offers not even that.
 */
async function running(nats: string): Promise<string[]> {
  const broker = joinCluster(nats, 0);
  await broker.start();
  await sleep(HEARD_WITHIN);
  const services = broker.registry.getServiceList({ onlyAvailable: true });
  await broker.stop();
  return [...new Set(services.map(({ nodeID }) => nodeID as string))].sort();
}
