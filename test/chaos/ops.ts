import { ServiceBroker } from 'moleculer';
import { askShop } from '../../launcher/ops-client.ts';
import { betweenNodes } from '../../platform/nats/between-nodes.ts';
import type { Scope } from '../support/scope.ts';
import type { Ops } from './town.ts';

/** As `npm run repl` joins the cluster. */
export async function joinAsOps(scope: Scope, nats: string): Promise<Ops> {
  const broker = new ServiceBroker({
    ...betweenNodes(nats),
    logger: false,
    requestTimeout: 5000,
    skipProcessEventRegistration: true,
  });
  await broker.start();
  scope.after(() => broker.stop());
  await broker.waitForServices(['order', 'payment']);
  const does = async (action: string, params: object): Promise<boolean> => {
    try {
      await broker.call(action, params);
      return true;
    } catch (error) {
      if ((error as Error).name === 'DomainError') return false;
      throw error;
    }
  };
  return { does };
}

/** As `npm run call` asks a shop on one machine. */
export const askAsOps = (dataDir: string): Ops => ({
  async does(action, params) {
    const answer = await askShop(dataDir, { action, params: { ...params } });
    if ('result' in answer) return true;
    if (typeof answer.error.code === 'string') return false;
    throw new Error(answer.error.message);
  },
});
