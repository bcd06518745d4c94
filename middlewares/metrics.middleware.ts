import type { Middleware, ServiceBroker } from 'moleculer';
import { executorOf } from '../platform/record/executor.ts';
import { Collector } from '../platform/telemetry/collector.ts';
import { metricsPlace } from '../platform/telemetry/metrics-place.ts';
import { processReadings } from '../platform/telemetry/process-readings.ts';
import type { Readings } from '../platform/telemetry/readings.ts';
import type { Scrapes } from '../platform/telemetry/scrapes.ts';

interface Options {
  scrapes: Scrapes;
  host: string;
  port: number;
  channels: { readings: Readings };
}

/** Opens the port of the metrics before any service starts: a node that waits for its stores can be watched too. */
export function metrics({ scrapes, host, port, channels }: Options): Middleware {
  let ofProcess: ReturnType<typeof processReadings> | undefined;
  return {
    name: 'ScrapedMetrics',
    async starting(broker: ServiceBroker) {
      ofProcess = processReadings(executorOf(broker));
      const collector = new Collector(broker, [ofProcess.read, channels.readings]);
      await scrapes.listen(metricsPlace(host, port), () => collector.collect());
    },
    async stopped() {
      ofProcess?.stop();
    },
  };
}
