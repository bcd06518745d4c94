import type { Service } from 'moleculer';
import { inTrace } from '../telemetry/spans.ts';
import { readTrace } from '../telemetry/trace.ts';
import type { DeadLetters, Death } from './dead-letter.ts';

/** The counter of events that consumers gave up. */
export const BURIED = 'comanda.dead-letters.total';

/** A service that consumes events; its deps put its dead letters there. */
export type Consumer = Pick<Service, 'broker' | 'logger'> & { deadLetters: DeadLetters };

/** Lays an event with the dead letters of its consumer, and tells those who watch: it will not be worked unless somebody acts. */
export function bury(consumer: Consumer, death: Death): Promise<void> {
  return inTrace(readTrace(death.headers.traceparent), () => lay(consumer, death));
}

async function lay({ broker, logger, deadLetters }: Consumer, death: Death): Promise<void> {
  await deadLetters.bury(death);
  const { consumer, event, error } = death;
  const { id, type, subject } = event;
  broker.metrics.increment(BURIED, { consumer, type });
  logger.error({ err: error, consumer, event: id, type, subject }, 'an event was given up: see the dead letters');
}
