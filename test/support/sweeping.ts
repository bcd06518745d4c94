import type { TestContext } from 'node:test';
import { ServiceBroker, type ServiceSchema } from 'moleculer';
import { sweeps } from '../../middlewares/sweeps.middleware.ts';
import type { SweepDefinition, Swept } from '../../platform/record/sweep.ts';

type Look = (id: string, stopping: AbortSignal) => Promise<void>;

/** A node with one sweep: what is due is what `due` says, and every look is noted. */
export async function sweeping(
  t: TestContext,
  atOnce: number,
  due: (limit: number) => Promise<string[]>,
  look: Look = async () => {},
  isAlone = false,
) {
  const seen = { dues: 0, looks: [] as string[], at: [] as number[], restarted: '', atOnce: 0, most: 0 };
  const definition: SweepDefinition = {
    atOnce,
    async due(limit, restarted) {
      seen.dues++;
      seen.restarted += restarted ? 'D' : 'd';
      return due(limit);
    },
    async look(id, { stopping, restarted }) {
      seen.looks.push(id);
      seen.at.push(performance.now());
      seen.restarted += restarted ? 'L' : 'l';
      seen.most = Math.max(seen.most, ++seen.atOnce);
      try {
        await look(id, stopping);
      } finally {
        seen.atOnce--;
      }
    },
  };
  const broker = new ServiceBroker({ logger: false, middlewares: [sweeps(isAlone)] });
  const service = broker.createService({ name: 'swept', sweeps: { one: definition } } as ServiceSchema);
  await broker.start();
  t.after(() => broker.stop());
  return { seen, broker, service, wake: () => (service as Swept).wake('one') };
}
export const away = () => Promise.reject(new Error('away'));
/** What is due until it was asked for. */
export const once = (ids: string[]) => async () => ids.splice(0, ids.length);
