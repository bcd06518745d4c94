import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Reading, type Readings, reading } from './readings.ts';

/** Milliseconds. */
const RESOLUTION = 10;
const QUANTILES = [0.5, 0.99];

interface Work {
  waiting: number;
  busy: number;
}

/** What the process has: how late it is, its memory, and the work that goes on after an answer. */
export function processReadings(executor: Work): { read: Readings; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  const late = (quantile: number): Reading => {
    const ms = Math.max(0, delay.percentile(quantile * 100) / 1e6 - RESOLUTION);
    return reading('comanda.event-loop.delay.seconds', ms / 1000, { quantile: String(quantile) });
  };
  const read = (): Reading[] => {
    const delays = QUANTILES.map(late);
    delay.reset();
    const { heapUsed, rss } = process.memoryUsage();
    return [
      ...delays,
      reading('comanda.heap.bytes', heapUsed),
      reading('comanda.resident.bytes', rss),
      reading('comanda.executor.waiting', executor.waiting),
      reading('comanda.executor.busy', executor.busy),
    ];
  };
  return { read, stop: () => void delay.disable() };
}
