import type { Middleware, Service, ServiceBroker } from 'moleculer';
import { Sweep, type SweepDefinition, type Swept } from '../platform/record/sweep.ts';

/** Runs the `sweeps` of every service: at once when the node has started, then every second, and whenever it is woken. */
export function sweeps(): Middleware {
  const all: Sweep[] = [];
  return {
    name: 'Sweeps',
    serviceCreated(service: Service) {
      const { sweeps = {} } = service.schema as { sweeps?: Record<string, SweepDefinition> };
      const byName = new Map(Object.entries(sweeps).map(([name, one]) => [name, new Sweep(service, one)]));
      all.push(...byName.values());
      (service as Swept).wake = (name) => byName.get(name)?.wake();
    },
    async started(_broker: ServiceBroker) {
      for (const sweep of all) sweep.start();
    },
    async stopping(_broker: ServiceBroker) {
      await Promise.all(all.map((sweep) => sweep.stop()));
    },
  };
}
