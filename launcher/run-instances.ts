import cluster from 'node:cluster';
import { growingDelay, MINUTE, SECOND } from '../kernel/time.ts';
import type { Config } from '../platform/config/config.ts';
import { ConfigError } from '../platform/config/config-error.ts';
import { assertFree } from '../platform/http/listen.ts';
import { metricsPlace } from '../platform/telemetry/metrics-place.ts';

/** The worker's number among its siblings, from 1; a worker that takes another's place has its number. */
export const INSTANCE = 'COMANDA_INSTANCE';
const LONGEST_PAUSE = 30 * SECOND;

/**
 * Runs this program so many times, sharing its port, and replaces those that die: one that dies again and again within a minute,
 * as where its start is refused, after growing delays. Ends when it is told to, after all of them.
 * Of METRICS_PORT and the ports that follow it each has its own. Throws ConfigError where one of them is taken.
 */
export async function runInstances(count: number, config: Config): Promise<void> {
  const { metricsPort } = config;
  if (metricsPort) await assertPortsFree(metricsPort, count, config);
  let stopping = false;
  const fork = (instance: number, deaths: number) => {
    if (stopping) return;
    const began = Date.now();
    const own = metricsPort ? { METRICS_PORT: String(metricsPort + instance - 1) } : {};
    const worker = cluster.fork({ [INSTANCE]: String(instance), ...own });
    worker.once('exit', () => {
      const before = Date.now() - began < MINUTE ? deaths : 0;
      setTimeout(fork, stopping ? 0 : growingDelay(before, SECOND, LONGEST_PAUSE), instance, before + 1);
    });
  };
  const stop = () => {
    stopping = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  for (let instance = 1; instance <= count; instance++) fork(instance, 0);
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
