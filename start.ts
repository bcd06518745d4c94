import { ServiceBroker } from 'moleculer';
import type { Config } from './services/shared/config.ts';

const SERVICES = ['stock', 'order', 'payment', 'kitchen', 'stripe-twin', 'api'];

/** Starts this node: all services in one process. Ends with one clear line if the environment says something that cannot be meant. */
async function start(): Promise<void> {
  const { config } = await import('./services/shared/config.ts');
  const { lockFolder } = await import('./services/shared/folder-lock.ts');
  const { brokerOptions } = await import('./moleculer.config.ts');
  lockFolder(config.dataDir);
  const broker = new ServiceBroker(brokerOptions(config));
  const names = SERVICES.filter((name) => name !== 'stripe-twin' || config.stripe.twinUrl);
  const schemas = await Promise.all(names.map((name) => import(`./services/${name}/${name}.service.ts`)));
  for (const { default: schema } of schemas) broker.createService(schema);
  await broker.start();
  announce(config);
}

function announce({ publicUrl, stripe }: Config): void {
  const lines = [`Shop      ${publicUrl}/`, `Kitchen   ${publicUrl}/kitchen`];
  if (stripe.twinUrl) lines.push(`Checkout  ${stripe.twinUrl}/  (offline twin of Stripe: no money moves)`);
  process.stdout.write(`\nComanda is open.\n  ${lines.join('\n  ')}\n\n`);
}

try {
  await start();
} catch (error) {
  const known = error instanceof Error && error.constructor.name === 'ConfigError';
  process.stderr.write(`Comanda cannot start. ${known ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
