import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceBroker } from 'moleculer';
import { Stripe } from 'stripe';
import { readConfig } from '../../platform/config/config.ts';
import { freePort } from './free-port.ts';

interface Webhook {
  at: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks again and again, for at most ten seconds, and answers the first thing that is something. */
export async function eventually<T>(ask: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(20)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error('it did not happen within ten seconds');
}

/** A shop that notes every webhook and answers `shop.status` after `shop.takes` ms; elsewhere it answers 200. */
async function startShop() {
  const shop = {
    status: 200,
    takes: 5,
    webhooks: [] as Webhook[],
    atOnce: 0,
    mostAtOnce: 0,
    connections: 0,
    url: '',
    close() {},
  };
  const server = createServer(async (request, response) => {
    shop.mostAtOnce = Math.max(shop.mostAtOnce, ++shop.atOnce);
    response.on('close', () => shop.atOnce--);
    const body = (await Array.fromAsync(request)).join('');
    const status = request.url === '/api/webhook' ? shop.status : 200;
    if (request.url === '/api/webhook') shop.webhooks.push({ at: Date.now(), headers: request.headers, body });
    await sleep(shop.takes);
    response.writeHead(status, { Location: '/elsewhere' }).end();
  });
  server.on('connection', () => shop.connections++);
  await new Promise<void>((done) => server.listen(0, done));
  shop.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  shop.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return shop;
}

/** A twin on files of its own, a shop that takes its webhooks, a stub of stock, and the official SDK. */
export async function twinWorld() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'comanda-twin-'));
  const shop = await startShop();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  Object.assign(process.env, { DATA_DIR: dataDir, STRIPE_TWIN_URL: url, PUBLIC_URL: shop.url });
  const config = readConfig(process.env);
  const { default: stripeTwin } = await import('../../services/stripe-twin/stripe-twin.service.ts');
  const { apiKey, webhookSecret } = config.stripe;
  const menu = {
    asked: 0,
    fails: false,
    opened: Promise.resolve(),
    prices: [{ priceId: 'price_soup', name: 'Soup', unitAmount: 650, currency: 'eur' }],
  };
  const stock = {
    name: 'stock',
    actions: {
      async prices() {
        menu.asked++;
        await menu.opened;
        if (menu.fails) throw new Error('stock is away');
        return { prices: menu.prices };
      },
    },
  };
  const options = { host: 'localhost', port, protocol: 'http' as const, telemetry: false, maxNetworkRetries: 0 };
  const stripe = new Stripe(apiKey, { ...options, apiVersion: Stripe.API_VERSION });
  let broker: ServiceBroker | undefined;

  const start = async () => {
    broker = new ServiceBroker({ logger: false });
    broker.createService(stock);
    broker.createService(stripeTwin(config));
    await broker.start();
  };
  const stop = async () => {
    await broker?.stop();
    broker = undefined;
  };
  const end = async () => {
    await stop();
    shop.close();
    rmSync(dataDir, { recursive: true });
  };
  const press = (session: { id: string }, action: string) =>
    fetch(`${url}/pay/${session.id}`, { method: 'POST', body: new URLSearchParams({ action }), redirect: 'manual' });
  /** Asks the twin itself for something that no shop may: its answer, or its refusal, as it is. */
  const ask = async (what: string, params: Record<string, string | number> = {}) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(params)) body.set(name, `${value}`);
    const response = await fetch(`${url}/twin/${what}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${apiKey}` },
      body,
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { url, dataDir, shop, stripe, apiKey, webhookSecret, menu, start, stop, end, press, ask };
}

/** A session for two soups and a cake: 1,700 cents. */
export const CART: Stripe.Checkout.SessionCreateParams = {
  mode: 'payment',
  line_items: [
    { price: 'price_soup', quantity: 2 },
    { price_data: { currency: 'eur', unit_amount: 400, product_data: { name: 'Cake & <cream>' } }, quantity: 1 },
  ],
  success_url: 'http://shop.example/success?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://shop.example/',
  metadata: { order_id: 'o-1', shop_id: 's-1' },
  payment_intent_data: { metadata: { order_id: 'o-1' } },
};

export const inMinutes = (minutes: number): number => Math.floor(Date.now() / 1000) + minutes * 60;

/** Matches an error of the SDK that has these fields. */
export const refused = (about: object) => (error: unknown) => {
  assert.ok(error instanceof Stripe.errors.StripeError);
  assert.partialDeepStrictEqual({ ...error, message: error.message }, about);
  return true;
};
