import path from 'node:path';
import { type Config, portOf } from '../../platform/config/config.ts';
import type { Price as MenuPrice } from '../stock/stock.contract.ts';
import { Api } from './http/api.ts';
import { Idempotency } from './http/idempotency.ts';
import { type Received, TwinServer } from './http/server.ts';
import { expireOverdue, overdue } from './objects/expiry.ts';
import { MenuPrices } from './objects/menu-prices.ts';
import { checkout } from './page/checkout.ts';
import { TwinStore } from './store.ts';
import { Deliveries } from './webhooks/deliveries.ts';
import { type Work, WorkLoop } from './work-loop.ts';

/** What the twin needs of the node's configuration. */
export type TwinConfig = Pick<Config, 'dataDir' | 'host' | 'publicUrl'> &
  Pick<Config['stripe'], 'apiKey' | 'webhookSecret' | 'events'> & { twinUrl: string };

/** What the twin asks of the shop around it. */
export interface Surroundings {
  menuPrices(): Promise<{ prices: MenuPrice[] }>;
  log(level: 'warn' | 'error', fields: object, message: string): void;
}

/** All of the twin, joined: its file, its server and the work that it does unasked. It knows nothing of Moleculer. */
export class RunningTwin {
  readonly #store: TwinStore;
  readonly #server: TwinServer;
  readonly #place: [host: string, port: number];
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
    const twin = { store, menuPrices: new MenuPrices(menuPrices), url: config.twinUrl };
    const api = new Api(twin, config.apiKey, idempotency);
    const failed = (err: unknown) => log('warn', { err }, 'not done yet; the twin tries again');
    const delivering = new WorkLoop(webhooksOf(deliveries), failed);
    const others = [overdueSessions(store), oldAnswers(idempotency)];
    this.#loops = [delivering, ...others.map((work) => new WorkLoop(work, failed))];
    this.#server = new TwinServer(
      (received: Received) => (/^\/(pay\/|$)/.test(received.path) ? checkout(store, received) : api.handle(received)),
      (err) => log('error', { err }, 'the twin could not answer'),
    );
    this.#place = [config.host, portOf(config.twinUrl)];
    this.#store = store;
    this.#deliveries = deliveries;
  }

  /** Throws ConfigError where it cannot listen. */
  async open(): Promise<void> {
    await this.#server.listen(...this.#place);
    for (const loop of this.#loops) loop.start();
  }

  /** Takes at most a second. What is not done by then is taken up at the next start. */
  async close(): Promise<void> {
    await Promise.all([this.#server.close(), ...this.#loops.map((loop) => loop.end())]);
    this.#deliveries.close();
    this.#store.close();
  }
}

const webhooksOf = (deliveries: Deliveries): Work => ({
  atOnce: 64,
  due: (limit) => deliveries.due(limit),
  work: (id) => deliveries.deliver(id),
});
const overdueSessions = (store: TwinStore): Work => ({
  atOnce: 50,
  due: (limit) => overdue(store, limit),
  work: (id) => expireOverdue(store, id),
});
const oldAnswers = (idempotency: Idempotency): Work => ({
  atOnce: 50,
  due: (limit) => idempotency.old(limit),
  work: (key) => idempotency.forget(key),
});
