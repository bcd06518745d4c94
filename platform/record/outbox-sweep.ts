import type { Service } from 'moleculer';
import type { SweepDefinition } from './sweep.ts';

/** The records of a service, as those see them that start and stop it; the service's deps put them there. */
interface ServiceRecords {
  /** The traceparent of the request that made a record. */
  traceOf(id: string): Promise<string | undefined>;
  outbox: { leftBehind(limit: number): Promise<string[]>; resend(id: string): Promise<void> };
  /** Writes all that waits, and resolves when that is done. */
  stop(): Promise<void>;
}
export type WithRecords = Service & { records: ServiceRecords };

/** Sends what the outboxes of a service's records left behind. */
export const outboxSweep: SweepDefinition = {
  atOnce: 32,
  due(limit) {
    return (this as WithRecords).records.outbox.leftBehind(limit);
  },
  traceOf(id) {
    return (this as WithRecords).records.traceOf(id);
  },
  look(id) {
    return (this as WithRecords).records.outbox.resend(id);
  },
};
