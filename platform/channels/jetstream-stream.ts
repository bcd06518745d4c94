import { isDeepStrictEqual } from 'node:util';
import {
  AckPolicy,
  type ConsumerConfig,
  DeliverPolicy,
  type JetStreamManager,
  NatsError,
  nanos,
  type StreamConfig,
} from 'nats';
import { HOUR } from '../../kernel/time.ts';

/** The one stream of all durable events; the channels' prefix makes `event.order.paid` of `order.paid`. */
export const PREFIX = 'event';
export const STREAM = 'EVENTS';

/** Of the events on a subject of the stream. */
export const typeOf = (subject: string): string => subject.slice(PREFIX.length + 1);

/** Bounded: what is older than a day, or more than 512 MiB behind, the sweeps have made good. Replicas are the operator's to set. */
const stream = {
  name: STREAM,
  subjects: [`${PREFIX}.>`],
  max_age: nanos(24 * HOUR),
  max_bytes: 512 * 1024 * 1024,
} satisfies Partial<StreamConfig>;

/** Being worked or waiting for a retry in all the nodes of a group together; far more than are worked, as a retry may wait for minutes. */
const PENDING = 1000;

/** How a group of nodes consumes the events of one subject; `ackWait` in milliseconds is how long those of a killed node wait. */
export function consumerConfig(group: string, subject: string, ackWait: number) {
  const durable = `${group}_${subject}`.replace(/[^\w-]/g, '_');
  return {
    durable_name: durable,
    deliver_subject: `deliver.${durable}`,
    deliver_group: group,
    deliver_policy: DeliverPolicy.All,
    filter_subject: subject,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(ackWait),
    max_ack_pending: PENDING,
    max_deliver: -1,
  } satisfies Partial<ConsumerConfig>;
}
export type Consumer = ReturnType<typeof consumerConfig>;

/** Makes the stream where it is missing (also: lost while we ran), and gives it our bounds where it has others. */
export async function declareStream({ streams }: JetStreamManager): Promise<void> {
  const now = await unlessMissing(streams.info(STREAM));
  if (!now) await streams.add(stream);
  else if (differs(now.config, stream)) await streams.update(STREAM, stream);
}

/** The same for a consumer. */
export async function declareConsumer({ consumers }: JetStreamManager, consumer: Consumer): Promise<void> {
  const { durable_name, ack_wait, max_ack_pending, max_deliver } = consumer;
  const now = await unlessMissing(consumers.info(STREAM, durable_name));
  if (!now) await consumers.add(STREAM, consumer);
  else if (differs(now.config, consumer)) {
    await consumers.update(STREAM, durable_name, { ack_wait, max_ack_pending, max_deliver });
  }
}

/** How many events a consumer has not got yet, and how many it has got and not worked. */
export async function lagOf({ consumers }: JetStreamManager, durable: string) {
  const { num_pending: waiting, num_ack_pending: unacknowledged } = await consumers.info(STREAM, durable);
  return { waiting, unacknowledged };
}

const differs = (now: object, wanted: object): boolean =>
  Object.entries(wanted).some(([key, value]) => !isDeepStrictEqual((now as Record<string, unknown>)[key], value));

async function unlessMissing<T>(info: Promise<T>): Promise<T | undefined> {
  try {
    return await info;
  } catch (error) {
    if (error instanceof NatsError && error.code === '404') return undefined;
    throw error;
  }
}
