import cluster from 'node:cluster';
import { SECOND } from '../kernel/time.ts';
import type { Config } from '../platform/config/config.ts';
import { ConfigError } from '../platform/config/config-error.ts';
import { assertFree } from '../platform/http/listen.ts';
import { metricsPlace } from '../platform/telemetry/metrics-place.ts';

/** The worker's number among its siblings, from 1; a worker that takes another's place has its number. */
export const INSTANCE = 'COMANDA_INSTANCE';

/**
 * Runs this program so many times, sharing its port, and replaces those that die. Ends when it is told to, after all of them.
 * Of METRICS_PORT and the ports that follow it each has its own. Throws ConfigError where one of them is taken.
 */
export async function runInstances(count: number, config: Config): Promise<void> {
  const { metricsPort } = config;
  if (metricsPort) await assertPortsFree(metricsPort, count, config);
  let stopping = false;
  const fork = (instance: number) => {
    if (stopping) return;
    const own = metricsPort ? { METRICS_PORT: String(metricsPort + instance - 1) } : {};
    const worker = cluster.fork({ [INSTANCE]: String(instance), ...own });
    worker.once('exit', () => setTimeout(fork, stopping ? 0 : SECOND, instance));
  };
  const stop = () => {
    stopping = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  for (let instance = 1; instance <= count; instance++) fork(instance);
}

async function assertPortsFree(first: number, count: number, { host, port }: Config): Promise<void> {
  const last = first + count - 1;
  if (last > 65_535) throw new ConfigError(`METRICS_PORT: ${count} instances need the ports ${first} to ${last}`);
  if (first <= port && port <= last)
    throw new ConfigError(
      `METRICS_PORT: ${count} instances need the ports ${first} to ${last}, and PORT is one of them`,
    );
  for (let one = first; one <= last; one++) await assertFree(metricsPlace(host, one));
}
