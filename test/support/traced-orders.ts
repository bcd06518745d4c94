import { randomBytes } from 'node:crypto';
import { ready } from './crowd.ts';
import { Customers, type Placed } from './customers.ts';
import { freePort } from './free-port.ts';
import { NodeProcess } from './node-process.ts';
import type { Scope } from './scope.ts';

/** Of them nothing may leave the shop. */
export const CUSTOMERS = ['customer-adele-4711', 'customer-bruno-0815'] as const;
const SERVICES = [['api'], ['order'], ['payment', 'stripe-twin'], ['stock', 'kitchen']];

export interface TracedOrder extends Placed {
  /** What the browser said, and the parts of it. */
  traceparent: string;
  traceId: string;
  browser: string;
}

/**
 * Four nodes that tell `endpoint` of their spans, and what they were asked: two orders from a browser that has a trace of its own,
 * cooked one after the other by the one cook, and one that is refused.
 */
export async function tracedOrders(t: Scope, servers: Record<string, string>, endpoint: string) {
  const port = String(await freePort());
  const env = {
    ...servers,
    STRIPE: 'twin',
    DEMO_MENU: 'on',
    STRIPE_TWIN_URL: `http://localhost:${await freePort()}`,
    PORT: port,
    PUBLIC_URL: `http://localhost:${port}`,
    LOG_LEVEL: 'info',
    RATE_LIMITS: 'on',
    KITCHEN_COOKS: '1',
    KITCHEN_COOK_MS: '2000',
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_BSP_SCHEDULE_DELAY: '60000', // What is not flushed at the stop comes too late.
  };
  const shop = new Customers(env.PUBLIC_URL);
  const nodes: NodeProcess[] = [];
  for (const names of SERVICES) nodes.push(await new NodeProcess(t, names, env).opens());
  await ready(shop);
  // One after the other: writes that wait together are one, in the trace of the first.
  const first = await ordered(shop, CUSTOMERS[0], '01');
  await shop.waitForStatus(first, ['waiting_for_payment']);
  const second = await ordered(shop, CUSTOMERS[1], '01');
  await shop.waitForStatus(second, ['waiting_for_payment']);
  const unseen = await ordered(shop, CUSTOMERS[0], '00');
  const refused = await send(shop, CUSTOMERS[1], 'no-such-dish', '01');
  await shop.pay(first);
  await shop.waitForStatus(first, ['preparing']);
  await shop.pay(second);
  await shop.waitForStatus(second, ['cooked']);
  const ends = await Promise.all(nodes.map((node) => node.stop()));
  return { orders: [first, second], unseen, refused, ends, output: nodes.map(({ output }) => output).join('\n') };
}

async function ordered(shop: Customers, customer: string, flags: string): Promise<TracedOrder> {
  const { status, body, ...trace } = await send(shop, customer, 'margherita', flags);
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return { ...body, ...trace };
}

async function send(shop: Customers, customer: string, dish: string, flags: string) {
  const [traceId, browser] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  const traceparent = `00-${traceId}-${browser}-${flags}`;
  const body = { items: [{ id: dish, quantity: 1 }] };
  const answer = await shop.send<Placed>('POST', `/api/customer/${customer}/orders`, body, { traceparent });
  return { status: answer.status, body: answer.body, traceparent, traceId, browser };
}
