import type { JetStreamManager, JetStreamSubscription, JsMsg } from 'nats';
import type { CloudEvent } from '../../kernel/events.ts';
import { SECOND } from '../../kernel/time.ts';
import type { Death } from './dead-letter.ts';
import { type Consumer, STREAM } from './jetstream-stream.ts';
import { passes, RETRIES, retryDelay } from './redelivery.ts';

/** A service that asked for one kind of event, on this node. */
export interface Worker {
  group: string;
  handler(event: CloudEvent, raw: JsMsg): Promise<void>;
  bury(death: Death): Promise<void>;
  warn(fields: object, message: string): void;
}

/** What a worker is given, and what of it is being worked. */
export interface Subscription {
  consumer: Consumer;
  incoming: JetStreamSubscription;
  active: Set<Promise<void>>;
}

/** Has this node take its share of what a consumer, which must exist, hands out. */
export async function subscribe(api: JetStreamManager, consumer: Consumer, worker: Worker): Promise<Subscription> {
  const active = new Set<Promise<void>>();
  const take = (_error: unknown, message: JsMsg | null): void => {
    if (!message) return;
    const work = deliver(message, worker).finally(() => active.delete(work));
    active.add(work);
  };
  const { filter_subject: subject, deliver_group: queue } = consumer;
  const options = { stream: STREAM, queue, mack: true, callbackFn: take, config: consumer };
  return { consumer, incoming: await api.jetstream().subscribe(subject, options), active };
}

/**
 * Has an event worked, and acknowledges it only once it is worked or lies with the dead letters; otherwise the server hands it
 * out again, to whichever node. As long as the handler works, the server is told so, each second.
 */
async function deliver(message: JsMsg, worker: Worker): Promise<void> {
  const heartbeat = setInterval(() => message.working(), SECOND);
  try {
    await worker.handler(message.json<CloudEvent>(), message);
    message.ack();
  } catch (error) {
    await retryOrBury(message, worker, error);
  } finally {
    clearInterval(heartbeat);
  }
}

async function retryOrBury(message: JsMsg, worker: Worker, error: unknown): Promise<void> {
  const retry = message.info.deliveryCount - 1;
  try {
    if (retry < RETRIES || passes(error)) return message.nak(retryDelay(retry));
    const event = message.json<CloudEvent>();
    await worker.bury({ consumer: worker.group, event, headers: headersOf(message), error });
    message.ack();
  } catch (failure) {
    worker.warn({ err: failure, subject: message.subject }, 'a dead letter could not be stored; the event comes again');
    message.nak(retryDelay(retry));
  }
}

export const headersOf = ({ headers }: Pick<JsMsg, 'headers'>): Record<string, string> =>
  Object.fromEntries([...(headers ?? [])].map(([name, [value = '']]) => [name, value]));
