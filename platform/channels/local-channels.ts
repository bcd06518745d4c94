import { setTimeout as sleep } from 'node:timers/promises';
import Channels from '@moleculer/channels';
import type { Service } from 'moleculer';
import type { CloudEvent } from '../../kernel/events.ts';
import { type Reading, reading } from '../telemetry/readings.ts';
import { buriedNone, bury, type Consumer as ConsumingService } from './bury.ts';
import { contextHeaders } from './context-headers.ts';
import type { Death } from './dead-letter.ts';
import { passes, RETRIES, retryDelay } from './redelivery.ts';
import { type Room, Turns, untilRoom } from './turns.ts';

type Channel = Parameters<typeof Channels.Adapters.Base.prototype.subscribe>[0];

/** A service that may know that it has nothing to do about events of a type, as they stand now. */
export interface Choosy {
  wantsEvent(type: string): boolean;
}

/** One consumer: a service that asked for this kind of event. */
interface Consumer {
  group: string;
  handler(event: CloudEvent, raw: { headers: Record<string, string> }): Promise<void>;
  wants(type: string): boolean;
  bury(death: Death): Promise<void>;
  active: Set<Promise<void>>;
  /** How many events it was given and has not worked, those that wait for a turn among them. */
  open: number;
  turns: Turns;
}

/** A consumer works on so many events at once; one that waits for a retry holds up no other. */
const AT_ONCE = 32;

/**
 * Durable events inside one process. `publish` resolves once every consumer has done its work or has laid the event with its
 * dead letters: only then may the outbox forget it. What is not delivered when the process dies, the outbox sends again.
 */
export class LocalChannels extends Channels.Adapters.Base {
  readonly #consumers = new Map<string, Map<string, Consumer>>();
  readonly #stopping = new AbortController();
  /** A sweep that sends an event again waits until its consumers have worked it. */
  readonly pausesLast = true;
  #paused: PromiseWithResolvers<void> | undefined;
  readonly #open = Promise.withResolvers<void>();
  /** Asked before each event is handed to its consumer. */
  room: Room = () => undefined;

  constructor() {
    super({ prefix: '' });
  }

  override async connect(): Promise<void> {
    this.connected = true;
  }

  override async disconnect(): Promise<void> {
    this.connected = false;
  }

  /** Called once every consumer has subscribed: an event that nobody hears must not count as sent. */
  open(): void {
    this.#open.resolve();
  }

  /** Hands out nothing new, and resolves when what was handed out is worked; the rest waits. */
  async pause(): Promise<void> {
    this.#paused ??= Promise.withResolvers();
    const consumers = [...this.#consumers.values()].flatMap((groups) => [...groups.values()]);
    await Promise.allSettled(consumers.flatMap(({ active }) => [...active]));
  }

  resume(): void {
    this.#paused?.resolve();
    this.#paused = undefined;
  }

  override async subscribe({ name, group, handler }: Channel, service: Service): Promise<void> {
    const groups = this.#consumers.get(name) ?? new Map<string, Consumer>();
    groups.set(group, {
      group,
      handler: handler as Consumer['handler'],
      wants: (type) => (service as Service & Partial<Choosy>).wantsEvent?.(type) ?? true,
      bury: (death) => bury(service as Service & ConsumingService, death),
      active: new Set(),
      open: 0,
      turns: new Turns(AT_ONCE),
    });
    this.#consumers.set(name, groups);
    buriedNone(service, group, name);
  }

  /** A service stops only when its process does: nothing more is begun, and what is being worked ends first. */
  override async unsubscribe({ name, group }: Channel): Promise<void> {
    this.#stopping.abort(new Error('this node is stopping'));
    this.resume();
    await Promise.allSettled(this.#consumers.get(name)?.get(group)?.active ?? []);
  }

  override async publish(name: string, event: CloudEvent, { headers = {} } = {}): Promise<void> {
    await this.#open.promise;
    this.#stopping.signal.throwIfAborted();
    const consumers = [...(this.#consumers.get(name)?.values() ?? [])].filter(({ wants }) => wants(name));
    await Promise.all(consumers.map((consumer) => this.#counted(consumer, this.#deliver(consumer, event, headers))));
  }

  override parseMessageHeaders({ headers }: { headers: Record<string, string> }): Record<string, string> {
    return contextHeaders(headers);
  }

  readings = (): Reading[] =>
    [...this.#consumers].flatMap(([name, groups]) =>
      [...groups.values()].flatMap(({ group, open, turns: { waiting } }) => {
        const consumer = `${group}:${name}`;
        return [
          reading('comanda.channel.waiting', waiting, { consumer }),
          reading('comanda.channel.unacknowledged', open - waiting, { consumer }),
        ];
      }),
    );

  /** What fails for a reason that passes is left to the outbox in the end: it sends the event again, later and later. */
  async #deliver(consumer: Consumer, event: CloudEvent, headers: Record<string, string>): Promise<void> {
    const { signal } = this.#stopping;
    for (let retry = 0; ; retry++) {
      try {
        return await this.#inTurn(consumer, event, headers);
      } catch (error) {
        signal.throwIfAborted();
        if (retry < RETRIES) await sleep(retryDelay(retry, error), undefined, { signal });
        else if (passes(error)) throw error;
        else return consumer.bury({ consumer: consumer.group, event, headers, error });
      }
    }
  }

  #counted(consumer: Consumer, delivery: Promise<void>): Promise<void> {
    consumer.open++;
    return delivery.finally(() => consumer.open--);
  }

  async #inTurn({ turns, handler, active }: Consumer, event: CloudEvent, headers: Record<string, string>) {
    await turns.begin();
    try {
      await this.#paused?.promise;
      await untilRoom(() => this.room(event.type));
      this.#stopping.signal.throwIfAborted();
      const work = handler(event, { headers });
      active.add(work);
      await work.finally(() => active.delete(work));
    } finally {
      turns.end();
    }
  }
}
