import path from 'node:path';
import type { Config } from '../../platform/config/config.ts';
import type { Price as MenuPrice } from '../stock/stock.contract.ts';
import { Api } from './http/api.ts';
import { Idempotency } from './http/idempotency.ts';
import { type Received, TwinServer } from './http/server.ts';
import { expireOverdue, overdue } from './objects/expiry.ts';
import { MenuPrices } from './objects/menu-prices.ts';
import { checkout } from './page/checkout.ts';
import { TwinStore } from './store.ts';
import { Deliveries } from './webhooks/deliveries.ts';
import { WorkLoop } from './work-loop.ts';

/** What the twin needs of the node's configuration. */
export type TwinConfig = Pick<Config, 'dataDir' | 'publicUrl'> &
  Pick<Config['stripe'], 'apiKey' | 'webhookSecret' | 'events'> & { twinUrl: string };

/** What the twin asks of the shop around it. */
export interface Surroundings {
  menuPrices(): Promise<{ prices: MenuPrice[] }>;
  log(level: 'warn' | 'error', fields: object, message: string): void;
}

const DELIVERIES_AT_ONCE = 64;
const WRITES_AT_ONCE = 50;

/** All of the twin, joined: its file, its server and the work that it does unasked. It knows nothing of Moleculer. */
export class RunningTwin {
  readonly #store: TwinStore;
  readonly #server: TwinServer;
  readonly #port: number;
  readonly #deliveries: Deliveries;
  readonly #loops: WorkLoop[];

  constructor(config: TwinConfig, { menuPrices, log }: Surroundings) {
    const sent = config.events === 'webhook' ? () => delivering.wake() : null;
    const store = new TwinStore(path.join(config.dataDir, 'stripe-twin.sqlite'), sent);
    const deliveries = new Deliveries(store, {
      url: `${config.publicUrl}/api/webhook`,
      secret: config.webhookSecret,
      failed: (fields, message) => log('warn', fields, message),
    });
    const idempotency = new Idempotency(store);
    const api = new Api(
      { store, menuPrices: new MenuPrices(menuPrices), url: config.twinUrl },
      config.apiKey,
      idempotency,
    );
    const loop = (atOnce: number, due: (limit: number) => Promise<string[]>, work: (id: string) => Promise<void>) =>
      new WorkLoop({ atOnce, due, work, failed: (err) => log('warn', { err }, 'not done yet; the twin tries again') });
    const delivering = loop(
      DELIVERIES_AT_ONCE,
      (limit) => deliveries.due(limit),
      (id) => deliveries.deliver(id),
    );
    this.#loops = [
      delivering,
      loop(
        WRITES_AT_ONCE,
        (limit) => overdue(store, limit),
        (id) => expireOverdue(store, id),
      ),
      loop(
        WRITES_AT_ONCE,
        (limit) => idempotency.old(limit),
        (id) => idempotency.forget(id),
      ),
    ];
    this.#server = new TwinServer(
      (received: Received) => (/^\/(pay\/|$)/.test(received.path) ? checkout(store, received) : api.handle(received)),
      (err) => log('error', { err }, 'the twin could not answer'),
    );
    this.#port = Number(new URL(config.twinUrl).port) || 80;
    this.#store = store;
    this.#deliveries = deliveries;
  }

  /** Throws ConfigError if somebody else listens on the port. */
  async open(): Promise<void> {
    await this.#server.listen(this.#port);
    for (const loop of this.#loops) loop.start();
  }

  /** Takes at most a second. What is not done by then is taken up at the next start. */
  async close(): Promise<void> {
    await Promise.all([this.#server.close(), ...this.#loops.map((loop) => loop.end())]);
    this.#deliveries.close();
    this.#store.close();
  }
}
