import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { ConfigError } from '../../platform/config/config-error.ts';
import { RunningTwin, type Surroundings, type TwinConfig } from './running-twin.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** The twin's thread: runs the twin until the main thread has it close. */
const main = parentPort as MessagePort;
const say = (message: FromThread): void => main.postMessage(message);
let asked = Promise.withResolvers<Awaited<ReturnType<Surroundings['menuPrices']>>>();

const shop: Surroundings = {
  menuPrices() {
    asked = Promise.withResolvers();
    say({ type: 'askMenuPrices' });
    return asked.promise;
  },
  log: (...line) => say({ type: 'log', line }),
};

try {
  const twin = new RunningTwin(workerData as TwinConfig, shop);
  main.on('message', async (message: ToThread) => {
    if (message.type === 'menuPrices') return asked.resolve(message.answer);
    if (message.type === 'noMenuPrices') return asked.reject(new Error(message.message));
    await twin.close();
    process.exit(0); // Ends this thread only.
  });
  await twin.open();
  say({ type: 'opened' });
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  say({ type: 'refused', message: error.message });
  main.close();
}
