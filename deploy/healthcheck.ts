import { hostname } from 'node:os';
import { connect } from 'nats';
import { natsOptions } from '../platform/nats/nats.ts';

/**
 * Exits 0 if the node in this container works. A node of a cluster beats twice a second, and what it says passes through
 * NATS; with an address (`healthcheck.ts http://localhost:3000/health/ready`), or without a cluster, HTTP must answer 2xx.
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
for await (const beat of nats.subscribe('MOL.HEARTBEAT')) {
  const { sender } = beat.json<{ sender: string }>();
  if (sender.startsWith(`${hostname()}-`)) process.exit(0);
}
