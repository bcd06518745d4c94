import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Middleware as Channels } from '@moleculer/channels';
import { type Context, ServiceBroker, type ServiceSchema } from 'moleculer';
import { connect } from 'nats';
import type { CloudEvent } from '../../kernel/events.ts';
import type { DeadLetters } from '../../platform/channels/dead-letter.ts';
import { JetStream } from '../../platform/channels/jetstream.ts';
import type { LocalChannels } from '../../platform/channels/local-channels.ts';
import { publishEvents } from '../../platform/channels/publish.ts';
import { natsOptions } from '../../platform/nats/nats.ts';
import { startNats } from './servers.ts';

/** Milliseconds without a sign of life after which an event goes to another node. */
export const ACK_WAIT = 2000;
/** How JetStream calls the consumer of `consumer` below. */
export const DURABLE = 'stock_event_order_paid';

export const event = (id: string): CloudEvent =>
  ({ specversion: '1.0', id, source: 'order', type: 'order.paid', subject: 'o1', time: '', data: {} }) as CloudEvent;

/** A NATS server of the test's own. */
export async function server(t: TestContext) {
  const nats = await startNats();
  t.after(() => nats.stop());
  return nats;
}

/** A client beside the nodes. */
export async function client(t: TestContext, url: string) {
  const connection = await connect(natsOptions(url));
  t.after(() => connection.close());
  return connection;
}

export const manager = async (t: TestContext, url: string) => (await client(t, url)).jetstreamManager();

type Letters = Pick<DeadLetters, 'bury'>;
type Handler = (event: CloudEvent, ctx: Context<CloudEvent>) => Promise<void> | void;
let nodes = 0;

export const node = (t: TestContext, url: string, handler?: Handler, deadLetters?: Letters) =>
  nodeOn(t, new JetStream(url, ACK_WAIT), handler, deadLetters);

/** A node, with a `stock` that consumes `order.paid` if a handler is given; `log` has what it warned of, and its errors. */
export async function nodeOn<A extends JetStream | LocalChannels>(
  t: TestContext,
  adapter: A,
  handler?: Handler,
  deadLetters?: Letters,
) {
  const log: string[] = [];
  const note = (_fields: object, message: string) => void log.push(message);
  const options = { adapter, context: true } as unknown as Parameters<typeof Channels>[0];
  const broker = new ServiceBroker({ nodeID: `node${nodes++}`, logger: false, middlewares: [Channels(options)] });
  const stock = {
    name: 'stock',
    created(this: { deadLetters?: Letters | undefined; logger: object }) {
      this.deadLetters = deadLetters;
      this.logger = { ...this.logger, warn: note, error: note };
    },
    channels: { 'order.paid': (ctx: Context<CloudEvent>) => handler?.(ctx.params, ctx) },
  };
  if (handler) broker.createService(stock as unknown as ServiceSchema);
  await broker.start();
  adapter.logger.warn = note as typeof adapter.logger.warn;
  adapter.open();
  t.after(() => broker.stop());
  return { adapter, broker, log, publish: publishEvents(broker) };
}

export async function until(done: () => boolean | Promise<boolean>, within = 15_000): Promise<void> {
  for (const end = Date.now() + within; !(await done()); await sleep(20)) {
    if (Date.now() > end) throw new Error(`not within ${within} ms: ${done}`);
  }
}

export const isSent = (sending: Promise<void>): Promise<boolean> =>
  sending.then(
    () => true,
    () => false,
  );
