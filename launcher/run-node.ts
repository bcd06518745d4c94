import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceBroker } from 'moleculer';
import { SECOND } from '../kernel/time.ts';
import { brokerOptions } from '../moleculer.config.ts';
import { type Config, portOf } from '../platform/config/config.ts';
import { lockFolder } from '../platform/config/folder-lock.ts';
import { assertFree } from '../platform/http/listen.ts';
import { metricsPlace } from '../platform/telemetry/metrics-place.ts';
import { recording, untraced } from '../platform/telemetry/spans.ts';
import { opsSocket } from './ops-socket.ts';

const STOP_WITHIN = 9.5 * SECOND;
/** For the last spans, where a collector does not answer. */
const FLUSH_WITHIN = SECOND;

/** Runs these services in this process until it is told to stop. */
export async function runNode(config: Config, names: string[]): Promise<void> {
  if (!config.cluster || names.includes('stripe-twin')) lockFolder(config.dataDir);
  await assertPortsFree(config, names);
  const { middlewares, ...options } = await brokerOptions(config);
  const ops = config.cluster ? [] : [opsSocket(config.dataDir)];
  const broker = new ServiceBroker({ ...options, middlewares: [...middlewares, ...ops] });
  stopOnSignal(broker);
  if (config.cluster) {
    const { waitForNats } = await import('../platform/nats/nats.ts');
    await waitForNats(config.cluster.nats, (line) => process.stderr.write(`${line}\n`));
  }
  const services = await Promise.all(names.map((name) => import(`../services/${name}/${name}.service.ts`)));
  for (const { default: service } of services) broker.createService(await service(config));
  await untraced(() => broker.start());
  announce(config, names, config.cluster ? undefined : await signIn(broker));
}

/** Before anything is opened, and in one line each. Throws ConfigError. */
async function assertPortsFree(config: Config, names: string[]): Promise<void> {
  const { host, port, metricsPort } = config;
  const { twinUrl } = config.stripe;
  if (names.includes('api')) await assertFree({ host, port, named: 'PORT', who: 'the gateway' });
  if (names.includes('stripe-twin') && twinUrl)
    await assertFree({ host, port: portOf(twinUrl), named: 'STRIPE_TWIN_URL', who: 'the twin' });
  if (metricsPort) await assertFree(metricsPlace(host, metricsPort));
}

/** An address that signs in who started this, once. Undefined where the store takes no writes: then what is stored can still be read. */
async function signIn(broker: ServiceBroker): Promise<string | undefined> {
  try {
    return (await broker.call<{ address: string }, object>('api.signIn', {})).address;
  } catch (err) {
    broker.logger.warn({ err }, 'no address to sign in could be made');
    return undefined;
  }
}

/** To the terminal and never to the log: the address to sign in is a credential. */
function announce({ publicUrl, stripe, cluster }: Config, names: string[], address: string | undefined): void {
  const lines = cluster ? [`Node      ${names.join(', ')}`] : [];
  if (names.includes('api'))
    lines.push(`Shop      ${publicUrl}/`, `Kitchen   ${publicUrl}/kitchen`, `Office    ${publicUrl}/office`);
  if (names.includes('stripe-twin'))
    lines.push(`Checkout  ${stripe.twinUrl}/  (offline twin of Stripe: no money moves)`);
  if (address) lines.push(`Sign in   ${address}  (once, within 15 minutes)`);
  process.stdout.write(`\nComanda is open.\n  ${lines.join('\n  ')}\n\n`);
}

/** Ends the work in hand first; what cannot end in time the sweeps of another node, or of the next start, take over. */
function stopOnSignal(broker: ServiceBroker): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_WITHIN);
    if (broker.started) await broker.stop();
    await Promise.race([recording()?.flush(), sleep(FLUSH_WITHIN)]);
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
