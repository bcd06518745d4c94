import type { Place } from '../http/listen.ts';

/** Where a node is scraped. Among instances that share the gateway's port none may answer in another's place. */
export const metricsPlace = (host: string, port: number): Place => ({
  host,
  port,
  named: 'METRICS_PORT',
  who: 'the metrics',
  exclusive: true,
});
