import type { Service } from 'moleculer';
import { type Meter, meterOf } from './meter.ts';

type Count<A> = (before: A | undefined, after: A) => void;

/** Options of a service's records: counts what was stored of each, where anybody can see it, and what was lost to another node. */
export function countRecords<A>(
  { name: service, broker }: Pick<Service, 'name' | 'broker'>,
  of?: (meter: Meter) => Count<A>,
) {
  const meter = meterOf(broker);
  const lost = (by: number) => meter.count('comanda.lost-compare-and-sets.total', by, { service });
  lost(0);
  return { lost: () => lost(1), ...(of && meter.isScraped && { stored: of(meter) }) };
}
