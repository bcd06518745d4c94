import { setTimeout as sleep } from 'node:timers/promises';
import type { Middleware, Service, ServiceBroker } from 'moleculer';
import { SECOND } from '../kernel/time.ts';
import { dutyOf } from '../platform/nodes/duty.ts';
import { executorOf } from '../platform/record/executor.ts';
import type { WithRecords } from '../platform/record/outbox-sweep.ts';
import { Sweep, type SweepDefinition, type Swept } from '../platform/record/sweep.ts';

const STOP_WITHIN = 5 * SECOND;

/**
 * Runs the `sweeps` of every service: at once when the node has started, then every second. When the node stops, they begin
 * nothing more, what is worked on comes to its end, and what records had to write is written. `isAlone`: no other process
 * works on these stores.
 */
export function sweeps(isAlone: boolean): Middleware {
  const all: Sweep[] = [];
  const services: Service[] = [];
  return {
    name: 'Sweeps',
    serviceCreated(service: Service) {
      const { sweeps = {} } = service.schema as { sweeps?: Record<string, SweepDefinition> };
      const byName = new Map(Object.entries(sweeps).map(([name, one]) => [name, new Sweep(service, one, isAlone)]));
      all.push(...byName.values());
      services.push(service);
      (service as Swept).wake = (name) => byName.get(name)?.wake();
    },
    async started(broker: ServiceBroker) {
      const start = () => {
        for (const sweep of all) sweep.start();
      };
      dutyOf(broker).add({
        pause: async () => void (await Promise.all(all.map((sweep) => sweep.pause()))),
        resume: start,
      });
      start();
    },
    async stopping(broker: ServiceBroker) {
      const worked = Promise.all([...all.map((sweep) => sweep.stop()), executorOf(broker).stop()]);
      await Promise.race([worked, sleep(STOP_WITHIN, undefined, { ref: false })]);
      await Promise.all(services.map((service) => (service as Partial<WithRecords>).records?.stop()));
    },
  };
}
