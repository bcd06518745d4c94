import cluster from 'node:cluster';
import { SECOND } from '../kernel/time.ts';

/** The worker's number among its siblings, from 1; a worker that takes another's place has its number. */
export const INSTANCE = 'COMANDA_INSTANCE';

/** Runs this program so many times, sharing its port, and replaces those that die. Ends when it is told to, after all of them. */
export function runInstances(count: number): void {
  let stopping = false;
  const fork = (instance: number) => {
    if (stopping) return;
    const worker = cluster.fork({ [INSTANCE]: String(instance) });
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
