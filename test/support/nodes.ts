import { after } from 'node:test';
import { type Loggers, type Service, ServiceBroker, type ServiceSchema } from 'moleculer';
import type { CloudEvent } from '../../kernel/events.ts';
import { brokerOptions } from '../../moleculer.config.ts';
import { readConfig } from '../../platform/config/config.ts';
import type { Store } from '../../platform/documents/documents.ts';
import type { Call } from '../../services/call.ts';
import { freePort } from './free-port.ts';
import { OPEN_TO_TESTS } from './passes.ts';
import { tempFolder } from './temp-folder.ts';

/** A service of ours by its name, or a stand-in for one whose answers a test wants to control. */
type Wanted = string | { name: string } | Promise<{ name: string }>;

type RunningService = Service & {
  adapter: Store;
  wake(sweep: string): void;
  records: { update(id: string, change: (record: { state: object }) => void): Promise<unknown> };
};

/** A running node. */
export interface RunningNode {
  broker: ServiceBroker;
  call: Call;
  /** For actions that are in no contract, and for parameters that no contract allows. */
  ask<T = unknown>(action: string, params?: object): Promise<T>;
  publish(event: CloudEvent): Promise<void>;
  service(name: string): RunningService;
  /** Sets fields of a record through its service, which remembers its records: no write behind its back is seen. */
  change<S>(service: string, id: string, fields: Partial<S>): Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Nodes of this process with the configuration of the product, on one folder of their own. Sets the environment, so it comes
 * before anything is imported that reads it. `logger` takes what they log.
 */
export async function nodes(env: Record<string, string> = {}, logger: Loggers.Base<object> | false = false) {
  const running = new Set<ServiceBroker>();
  after(() => Promise.all([...running].map((broker) => broker.stop())));
  const twinUrl = `http://localhost:${await freePort()}`;
  const port = String(await freePort());
  const defaults = {
    DATA_DIR: tempFolder(),
    PORT: port,
    STRIPE_TWIN_URL: twinUrl,
    LOG_LEVEL: 'fatal',
    KITCHEN_COOK_MS: '20',
    ...OPEN_TO_TESTS,
  };
  Object.assign(process.env, defaults, env);
  const config = readConfig(process.env);
  const schemaOf = async (wanted: Wanted): Promise<ServiceSchema> =>
    typeof wanted === 'string'
      ? await (await import(`../../services/${wanted}/${wanted}.service.ts`)).default(config)
      : await wanted;

  /** The node before it is started. */
  async function create(...wanted: Wanted[]): Promise<RunningNode> {
    const broker = new ServiceBroker({ ...(await brokerOptions({ logLevel: 'fatal' })), cacher: false, logger });
    for (const schema of await Promise.all(wanted.map(schemaOf))) broker.createService(schema);
    running.add(broker);
    const node: RunningNode = {
      broker,
      call: (name, params) => broker.call(name, params),
      ask: (action, params = {}) => broker.call(action, params),
      publish: (event) => (broker as unknown as Publisher).sendToChannel(event.type, event),
      service: (name) => broker.getLocalService(name) as RunningService,
      change: (service, id, fields) =>
        node.service(service).records.update(id, (record) => {
          // A record may put its state together from its parts each time: this one keeps what it is given.
          Object.defineProperty(record, 'state', { value: Object.assign(record.state, fields) });
        }),
      async stop() {
        if (running.delete(broker)) await broker.stop();
      },
    };
    return node;
  }
  async function start(...wanted: Wanted[]): Promise<RunningNode> {
    const node = await create(...wanted);
    await node.broker.start();
    return node;
  }
  return { create, start, twinUrl, config };
}
interface Publisher {
  sendToChannel(type: string, event: CloudEvent): Promise<void>;
}
