import { setTimeout as sleep } from 'node:timers/promises';
import { type JetStreamManager, type JetStreamSubscription, type JsMsg, millis } from 'nats';
import type { CloudEvent } from '../../kernel/events.ts';
import { SECOND } from '../../kernel/time.ts';
import { endOfTurn } from '../nats/end-of-turn.ts';
import type { Death } from './dead-letter.ts';
import { eventOf, headersOf, NotAnEvent, standInFor } from './event-message.ts';
import { type Consumer, STREAM } from './jetstream-stream.ts';
import { passes, RETRIES, retryDelay } from './redelivery.ts';
import { type Room, Turns, untilRoom } from './turns.ts';

/** A service that asked for one kind of event, on this node. */
export interface Worker {
  group: string;
  room(): ReturnType<Room>;
  handler(event: CloudEvent, raw: JsMsg): Promise<void>;
  bury(death: Death): Promise<void>;
  warn(fields: object, message: string): void;
}

/** A node works on so many events of one consumer at once: enough for its store to commit many together. */
const AT_ONCE = 64;

/**
 * This node's share of what a consumer hands out. An event is acknowledged only once it is worked or lies with the dead
 * letters; otherwise the server hands it out again, to whichever node. As long as the event waits here or its handler works,
 * the server is told so, four times in each `ack_wait`.
 */
export class Deliveries {
  readonly consumer: Consumer;
  readonly worker: Worker;
  readonly #active = new Map<JsMsg, Promise<void>>();
  readonly #turns = new Turns(AT_ONCE);
  readonly #beat: NodeJS.Timeout;
  #incoming: JetStreamSubscription | undefined;
  #isStopping = false;

  constructor(consumer: Consumer, worker: Worker) {
    this.consumer = consumer;
    this.worker = worker;
    this.#beat = setInterval(() => this.#sayWorking(), millis(consumer.ack_wait) / 4).unref();
  }

  /** Subscribes where there is no subscription, or where the server ended the one there was. The consumer must exist. */
  async listen(api: JetStreamManager): Promise<void> {
    if (this.#isListening()) return;
    const { filter_subject: subject, deliver_group: queue, durable_name: name } = this.consumer;
    if (this.#incoming) this.worker.warn({ consumer: name }, 'the subscription was ended by NATS; it is made again');
    const callbackFn = (error: unknown, message: JsMsg | null) => this.#take(error, message);
    const options = { stream: STREAM, queue, mack: true, callbackFn, config: this.consumer };
    const incoming = await api.jetstream().subscribe(subject, options);
    if (this.#isStopping || this.#isListening()) incoming.unsubscribe();
    else this.#incoming = incoming;
  }

  /** Ends the subscription if `subject` is what it listens to; `listen` makes it again. */
  endIfOf(subject: string): void {
    if (subject === this.consumer.deliver_subject && this.#isListening()) this.#incoming?.unsubscribe();
  }

  /** Begins nothing new, and resolves when what was begun is worked; what waited goes to another node. */
  async stop(): Promise<void> {
    const drained = this.#isListening() ? this.#incoming?.drain() : undefined;
    this.#isStopping = true;
    await Promise.race([drained, sleep(SECOND, undefined, { ref: false })]);
    await Promise.all(this.#active.values());
    clearInterval(this.#beat);
  }

  #isListening(): boolean {
    return this.#incoming?.isClosed() === false;
  }

  #take(error: unknown, message: JsMsg | null): void {
    const { durable_name: consumer } = this.consumer;
    if (error) this.worker.warn({ err: error, consumer }, 'NATS reports an error of the subscription');
    if (!message) return;
    this.#active.set(
      message,
      this.#deliver(message).finally(() => this.#active.delete(message)),
    );
  }

  #sayWorking(): void {
    for (const message of this.#active.keys()) message.working();
  }

  async #deliver(message: JsMsg): Promise<void> {
    await this.#turns.begin();
    try {
      await untilRoom(() => this.worker.room());
      if (this.#isStopping) return message.nak();
      await this.worker.handler(eventOf(message), message);
      await endOfTurn();
      message.ack();
    } catch (error) {
      await retryOrBury(message, this.worker, error);
    } finally {
      this.#turns.end();
    }
  }
}

async function retryOrBury(message: JsMsg, { group: consumer, bury, warn }: Worker, error: unknown): Promise<void> {
  const retry = message.info.deliveryCount - 1;
  try {
    if (error instanceof NotAnEvent) {
      await bury({ consumer, event: standInFor(message), headers: {}, error });
      return message.term();
    }
    if (retry < RETRIES || passes(error)) return message.nak(retryDelay(retry, error));
    await bury({ consumer, event: eventOf(message), headers: headersOf(message), error });
    message.ack();
  } catch (failure) {
    warn({ err: failure, subject: message.subject }, 'a dead letter could not be stored; the event comes again');
    message.nak(retryDelay(retry));
  }
}
