import { setTimeout as sleep } from 'node:timers/promises';
import Channels from '@moleculer/channels';
import type { Service } from 'moleculer';
import {
  connect,
  headers as emptyHeaders,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
  type NatsConnection,
  type Status,
} from 'nats';
import type { CloudEvent } from '../../kernel/events.ts';
import { SECOND } from '../../kernel/time.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { endOfTurn } from '../nats/end-of-turn.ts';
import { natsOptions } from '../nats/nats.ts';
import { type Reading, reading } from '../telemetry/readings.ts';
import { buriedNone, bury, type Consumer } from './bury.ts';
import { contextHeaders } from './context-headers.ts';
import { headersOf } from './event-message.ts';
import { Deliveries, type Worker } from './jetstream-delivery.ts';
import { consumerConfig, declareConsumer, declareStream, lagOf, PREFIX, typeOf } from './jetstream-stream.ts';
import type { Room } from './turns.ts';

type Channel = Parameters<typeof Channels.Adapters.Base.prototype.subscribe>[0];

const LOOK_EVERY = 5 * SECOND;

/**
 * Durable events between nodes. `publish` resolves once JetStream has stored the event. JetStream may still lose it, and its
 * stream and consumers with it: they are made again within 5 s, and the sweeps of the services send again what matters.
 */
export class JetStream extends Channels.Adapters.Base {
  readonly #address: string;
  readonly #ackWait: number;
  readonly #deliveries = new Map<string, Deliveries>();
  readonly #paused: [id: string, Deliveries][] = [];
  readonly #open = Promise.withResolvers<void>();
  /** Asked before each event is handed to its consumer. */
  room: Room = () => undefined;
  #connection: NatsConnection | undefined;
  #manager: JetStreamManager | undefined;
  #client: JetStreamClient | undefined;
  #looking: NodeJS.Timeout | undefined;

  /** `ackWait`: after how many milliseconds without a sign of life from a handler its event goes to another. */
  constructor(address: string, ackWait = 5 * SECOND) {
    super({ prefix: PREFIX });
    this.#address = address;
    this.#ackWait = ackWait;
  }

  override async connect(): Promise<void> {
    const connection = await connect({ ...natsOptions(this.#address), waitOnFirstConnect: true });
    this.#connection = connection;
    this.#manager = await connection.jetstreamManager({ checkAPI: false });
    this.#client = connection.jetstream();
    await this.#untilDone(() => declareStream(this.#needed()));
    this.connected = true;
    this.#watch(connection);
    this.#looking = setInterval(() => this.#declare(), LOOK_EVERY).unref();
  }

  /** Called once every consumer has subscribed. */
  open(): void {
    this.#open.resolve();
  }

  /** What was acknowledged must reach the server; but a server that is away is not waited for. */
  override async disconnect(): Promise<void> {
    this.connected = false;
    clearInterval(this.#looking);
    await Promise.race([this.#connection?.drain(), sleep(SECOND, undefined, { ref: false })]);
    await this.#connection?.close();
  }

  override async subscribe({ id, name, group, handler }: Channel, service: Service): Promise<void> {
    const { logger } = service;
    const worker: Worker = {
      group,
      handler: handler as Worker['handler'],
      bury: (death) => bury(service as Service & Consumer, death),
      warn: (fields, message) => logger.warn(fields, message),
      room: () => this.room(name.slice(`${PREFIX}.`.length)),
    };
    const deliveries = new Deliveries(consumerConfig(group, name, this.#ackWait), worker);
    await this.#untilDone(() => this.#listen(deliveries));
    this.#deliveries.set(id, deliveries);
    buriedNone(service, group, typeOf(name));
  }

  /** Resolves once NATS has answered. Throws Unavailable. */
  async ping(): Promise<void> {
    if (!this.connected || !this.#connection) throw new Unavailable('NATS is away');
    const answered = await Promise.race([this.#connection.flush(), sleep(SECOND, 'late', { ref: false })]);
    if (answered === 'late') throw new Unavailable('NATS does not answer');
  }

  /** Takes nothing new until `resume`, and resolves when what was taken is worked; what waited goes to other nodes. */
  async pause(): Promise<void> {
    for (const entry of this.#deliveries) this.#paused.push(entry);
    this.#deliveries.clear();
    await Promise.all(this.#paused.map(([, deliveries]) => deliveries.stop()));
  }

  async resume(): Promise<void> {
    for (const [id, { consumer, worker }] of this.#paused.splice(0))
      this.#deliveries.set(id, new Deliveries(consumer, worker));
    await this.#declare();
  }

  /** Takes nothing new, and resolves when what was taken is worked. */
  override async unsubscribe({ id }: Channel): Promise<void> {
    const deliveries = this.#deliveries.get(id);
    this.#deliveries.delete(id);
    await deliveries?.stop();
  }

  /** Without a message id: JetStream would drop what it saw under the same one within two minutes. */
  override async publish(name: string, event: CloudEvent, { headers = {} } = {}): Promise<void> {
    await this.#open.promise;
    await endOfTurn();
    if (!this.connected || !this.#client) throw new Unavailable('NATS is away');
    const withHeaders = emptyHeaders();
    for (const [key, value] of Object.entries<string>(headers)) withHeaders.set(key, value);
    await this.#client.publish(name, JSON.stringify(event), { headers: withHeaders });
  }

  override parseMessageHeaders(raw: JsMsg): Record<string, string> {
    return contextHeaders(headersOf(raw));
  }

  /** Of the consumers that this node has a part in, by what the server knows of all the nodes of their groups together. */
  readings = async (): Promise<Reading[]> => {
    const consumers = [...this.#deliveries.values()].map(({ consumer }) => consumer);
    const lags = consumers.map(async ({ durable_name, deliver_group, filter_subject }) => {
      const { waiting, unacknowledged } = await lagOf(this.#needed(), durable_name);
      const consumer = `${deliver_group}:${typeOf(filter_subject)}`;
      return [
        reading('comanda.channel.waiting', waiting, { consumer }),
        reading('comanda.channel.unacknowledged', unacknowledged, { consumer }),
      ];
    });
    return (await Promise.all(lags)).flat();
  };

  #needed(): JetStreamManager {
    if (!this.#manager) throw new Unavailable('NATS is not connected yet');
    return this.#manager;
  }

  async #listen(deliveries: Deliveries): Promise<void> {
    await declareConsumer(this.#needed(), deliveries.consumer);
    await deliveries.listen(this.#needed());
  }

  /** Stream, consumers and subscriptions can end while we run: a server lost its files, somebody deleted or forbade them. */
  async #declare(): Promise<void> {
    if (!this.connected) return;
    try {
      await declareStream(this.#needed());
      for (const deliveries of this.#deliveries.values()) await this.#listen(deliveries);
    } catch (error) {
      this.logger.warn({ err: error }, 'JetStream does not answer; it is asked again');
    }
  }

  async #untilDone(attempt: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        this.logger.warn({ err: error }, 'JetStream is not ready; it is asked again');
        await sleep(SECOND);
      }
    }
  }

  async #watch(connection: NatsConnection): Promise<void> {
    for await (const { type, data, permissionContext } of connection.status()) {
      if (type === 'error') this.#noteError(data, permissionContext);
      if (type === 'disconnect') this.connected = false;
      if (type !== 'reconnect') continue;
      this.connected = true;
      void this.#declare();
    }
  }

  /** A subscription that NATS forbids is dead by then, though the client may still count it among the living. */
  #noteError(code: unknown, forbidden: Status['permissionContext']): void {
    this.logger.warn({ code, ...forbidden }, 'NATS reports an error');
    if (forbidden?.operation !== 'subscription') return;
    for (const deliveries of this.#deliveries.values()) deliveries.endIfOf(forbidden.subject);
  }
}
