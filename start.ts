import cluster from 'node:cluster';

/**
 * `start.ts [service...] [--instances=N]`: a node with these services, or with all of them. Whatever the environment or the
 * command line says that cannot be meant ends in one clear line; hence the imports here, after which both have been read.
 */
async function start(): Promise<void> {
  const { config } = await import('./services/shared/config.ts');
  const { readChoice } = await import('./launcher/choice.ts');
  const { INSTANCE, runInstances } = await import('./launcher/run-instances.ts');
  const { names, instances } = readChoice(process.argv.slice(2), config);
  if (cluster.isPrimary && instances > 1) return runInstances(instances);
  const { runNode } = await import('./launcher/run-node.ts');
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
  const known = error instanceof Error && error.constructor.name === 'ConfigError';
  process.stderr.write(`Comanda cannot start. ${known ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
