import { setTimeout as sleep } from 'node:timers/promises';
import Channels from '@moleculer/channels';
import type { Service } from 'moleculer';
import type { CloudEvent } from '../../kernel/events.ts';
import { bury, type Consumer as ConsumingService } from './bury.ts';
import type { Death } from './dead-letter.ts';
import { passes, RETRIES, retryDelay } from './redelivery.ts';

type Channel = Parameters<typeof Channels.Adapters.Base.prototype.subscribe>[0];

/** One consumer: a service that asked for this kind of event. */
interface Consumer {
  group: string;
  handler(event: CloudEvent, raw: { headers: Record<string, string> }): Promise<void>;
  bury(death: Death): Promise<void>;
  active: Set<Promise<void>>;
  busy: number;
  waiting: (() => void)[];
}

const AT_ONCE = 32;

/**
 * Durable events inside one process. `publish` resolves once every consumer has done its work or has laid the event with its
 * dead letters: only then may the outbox forget it. What is not delivered when the process dies, the outbox sends again.
 */
export class LocalChannels extends Channels.Adapters.Base {
  readonly #consumers = new Map<string, Map<string, Consumer>>();
  readonly #stopping = new AbortController();
  readonly #open = Promise.withResolvers<void>();

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

  override async subscribe({ name, group, handler }: Channel, service: Service): Promise<void> {
    const groups = this.#consumers.get(name) ?? new Map<string, Consumer>();
    groups.set(group, {
      group,
      handler: handler as Consumer['handler'],
      bury: (death) => bury(service as Service & ConsumingService, death),
      active: new Set(),
      busy: 0,
      waiting: [],
    });
    this.#consumers.set(name, groups);
  }

  /** A service stops only when its process does: nothing more is begun, and what is being worked ends first. */
  override async unsubscribe({ name, group }: Channel): Promise<void> {
    this.#stopping.abort(new Error('this node is stopping'));
    await Promise.allSettled(this.#consumers.get(name)?.get(group)?.active ?? []);
  }

  override async publish(name: string, event: CloudEvent, { headers = {} } = {}): Promise<void> {
    await this.#open.promise;
    this.#stopping.signal.throwIfAborted();
    const consumers = [...(this.#consumers.get(name)?.values() ?? [])];
    await Promise.all(consumers.map((consumer) => this.#inTurn(consumer, event, headers)));
  }

  async #inTurn(consumer: Consumer, event: CloudEvent, headers: Record<string, string>): Promise<void> {
    if (consumer.busy >= AT_ONCE) await new Promise<void>((turn) => consumer.waiting.push(turn));
    else consumer.busy++;
    try {
      await this.#deliver(consumer, event, headers);
    } finally {
      const next = consumer.waiting.shift();
      if (next) next();
      else consumer.busy--;
    }
  }

  async #deliver(consumer: Consumer, event: CloudEvent, headers: Record<string, string>): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      this.#stopping.signal.throwIfAborted();
      try {
        const work = consumer.handler(event, { headers });
        consumer.active.add(work);
        await work.finally(() => consumer.active.delete(work));
        return;
      } catch (error) {
        if (attempt < RETRIES) await sleep(retryDelay(attempt), undefined, { signal: this.#stopping.signal });
        else if (passes(error)) throw error;
        else return consumer.bury({ consumer: consumer.group, event, headers, error });
      }
    }
  }
}
