import type { Service } from 'moleculer';
import { meterOf } from '../telemetry/meter.ts';
import { inTrace } from '../telemetry/spans.ts';
import { readTrace } from '../telemetry/trace.ts';
import type { DeadLetters, Death } from './dead-letter.ts';

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
  meterOf(broker).count('comanda.dead-letters.total', 1, { consumer, type });
  logger.error({ err: error, consumer, event: id, type, subject }, 'an event was given up: see the dead letters');
}

/** Its counter begins at nothing, so that the first event that is given up is seen as one more. */
export const buriedNone = ({ broker }: Pick<Service, 'broker'>, consumer: string, type: string): void =>
  meterOf(broker).count('comanda.dead-letters.total', 0, { consumer, type });
