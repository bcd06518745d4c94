import type { ServiceBroker } from 'moleculer';
import { VERSION } from './version.ts';

/** How a node is: what it runs, for how many seconds, in how many bytes, and how busy its machine is, in percent of all its cores. */
export interface Vitals {
  version: string;
  uptime: number;
  memory: number;
  cpu: number | null;
}

/** Measures the machine for a tenth of a second. */
export async function vitals(broker: ServiceBroker): Promise<Vitals> {
  const used = await (broker as unknown as { getCpuUsage(): Promise<{ avg: number }> }).getCpuUsage().catch(() => null);
  const cpu = used && Number.isFinite(used.avg) ? Math.round(used.avg) : null;
  return { version: VERSION, uptime: Math.round(process.uptime()), memory: process.memoryUsage.rss(), cpu };
}
