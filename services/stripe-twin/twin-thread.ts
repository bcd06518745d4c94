import { once } from 'node:events';
import v8 from 'node:v8';
import { Worker } from 'node:worker_threads';
import { SECOND } from '../../kernel/time.ts';
import { ConfigError } from '../../platform/config/config-error.ts';
import type { Surroundings, TwinConfig } from './running-twin.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

const ENTRY = new URL('./thread-entry.ts', import.meta.url);
/** Measured at 300 payments a second: 12 saves no memory, 48 takes 20 MiB more and saves no processor time. */
const YOUNG_MB = 24;
const CLOSE_WITHIN = 3 * SECOND;

interface Shop extends Surroundings {
  /** The thread ended though nobody asked it to. */
  died(error: Error): void;
}

/** Runs the twin in a thread of its own, so that the shop's thread does the shop's work only. */
export class TwinThread {
  readonly #config: TwinConfig;
  readonly #shop: Shop;
  #worker: Worker | undefined;
  #closing = false;

  constructor(config: TwinConfig, shop: Shop) {
    this.#config = config;
    this.#shop = shop;
  }

  /** Resolves once the twin listens. Throws ConfigError if it cannot. */
  open(): Promise<void> {
    // `--max-semi-space-size` of the command line holds for each thread that starts, whatever its own limits are; the main
    // thread has started already, so this changes nothing for it.
    v8.setFlagsFromString('--max-semi-space-size=0');
    const worker = new Worker(ENTRY, {
      workerData: this.#config,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker = worker;
    return new Promise((opened, refused) => {
      let isOpen = false;
      let cause = new Error('the thread of the offline Stripe ended');
      worker.on('message', (message: FromThread) => {
        isOpen ||= message.type === 'opened';
        if (message.type === 'opened') opened();
        else if (message.type === 'refused') cause = new ConfigError(message.message);
        else if (message.type === 'log') this.#shop.log(...message.line);
        else void this.#answer(worker);
      });
      worker.on('error', (error: Error) => {
        cause = error;
      });
      worker.once('exit', () => {
        this.#worker = undefined;
        if (!isOpen) refused(cause);
        else if (!this.#closing) this.#shop.died(cause);
      });
    });
  }

  /** Resolves once the thread ended and its file is closed. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    this.#closing = true;
    const ended = once(worker, 'exit');
    worker.postMessage({ type: 'close' } satisfies ToThread);
    const timer = setTimeout(() => worker.terminate(), CLOSE_WITHIN);
    await ended;
    clearTimeout(timer);
  }

  async #answer(worker: Worker): Promise<void> {
    const message: ToThread = await this.#shop.menuPrices().then(
      (answer) => ({ type: 'menuPrices', answer }),
      (error: Error) => ({ type: 'noMenuPrices', message: error.message }),
    );
    worker.postMessage(message);
  }
}
