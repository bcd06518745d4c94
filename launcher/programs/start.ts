import cluster from 'node:cluster';
import { readConfig } from '../../platform/config/config.ts';
import { ConfigError } from '../../platform/config/config-error.ts';
import { wantsOtel } from '../../platform/telemetry/wants-otel.ts';
import { readChoice } from '../choice.ts';
import { INSTANCE, runInstances } from '../run-instances.ts';

/** `start.ts [service...] [--instances=N]`: a node with these services, or with all of them. Throws ConfigError. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const { names, instances } = readChoice(process.argv.slice(2), config);
  if (cluster.isPrimary && instances > 1) return runInstances(instances, config);
  // Before whatever it instruments is imported; without those variables nothing of it is.
  if (wantsOtel(process.env))
    (await import('../../platform/telemetry/otel.ts')).startOtel({ isCluster: config.cluster !== undefined });
  const { runNode } = await import('../run-node.ts');
  const isFirst = (process.env[INSTANCE] ?? '1') === '1';
  await runNode(
    config,
    names.filter((name) => isFirst || name !== 'stripe-twin'),
  );
}

process.umask(0o077); // Orders and payments are nobody else's on this machine.
try {
  await start();
} catch (error) {
  const known = error instanceof ConfigError;
  process.stderr.write(`Comanda cannot start. ${known ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
