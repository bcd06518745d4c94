import { hostname } from 'node:os';
import { connect, type NatsConnection } from 'nats';
import { natsOptions } from '../platform/nats/nats.ts';

/**
 * Exits 0 if the node in this container works. A node of a cluster beats twice a second, and is asked through NATS whether it
 * can write to its stores; with an address (`healthcheck.ts http://localhost:3000/health/ready`), or without a cluster, HTTP must
 * answer 2xx.
 */
const WITHIN = 4000;
const [address = process.env.NATS_URL ? undefined : `http://localhost:${process.env.PORT || 3000}/health/live`] =
  process.argv.slice(2);

setTimeout(() => process.exit(1), WITHIN).unref();
if (address) {
  const { ok } = await fetch(address);
  process.exit(ok ? 0 : 1);
}
const nats = await connect({ ...natsOptions(process.env.NATS_URL as string), reconnect: false });
const unable = await unableOf(nats, await beating(nats));
if (unable.length > 0) process.stderr.write(`it cannot write to the store of ${unable.join(', ')}\n`);
process.exit(unable.length > 0 ? 1 : 0);

/** The id of the node in this container, once it beats. */
async function beating(nats: NatsConnection): Promise<string> {
  for await (const beat of nats.subscribe('MOL.HEARTBEAT')) {
    const { sender } = beat.json<{ sender: string }>();
    if (sender.startsWith(`${hostname()}-`)) return sender;
  }
  throw new Error('NATS went away');
}

/** Which of its services the node takes out of work: what a node tells any other that discovers it. */
async function unableOf(nats: NatsConnection, node: string): Promise<string[]> {
  const me = `healthcheck-${hostname()}-${process.pid}`;
  const answers = nats.subscribe(`MOL.INFO.${me}`, { max: 1 });
  nats.publish(`MOL.DISCOVER.${node}`, JSON.stringify({ ver: '5', sender: me }));
  for await (const answer of answers) return answer.json<{ metadata?: { unable?: string[] } }>().metadata?.unable ?? [];
  throw new Error('NATS went away');
}
