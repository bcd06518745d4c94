import type { Context, Middleware, ServiceBroker } from 'moleculer';
import type { CloudEvent } from '../kernel/events.ts';
import { SECOND } from '../kernel/time.ts';
import { type LogLevels, toldBy } from '../platform/log/log-levels.ts';

/** What takes longer from its writing to its consumer was sent again by a sweep, or waited for one that was away. */
const LATE = 10 * SECOND;

type Consume = (ctx: Context<CloudEvent>, raw: unknown) => Promise<void>;
interface Channel {
  name: string;
  group: string;
}
/** The hook that @moleculer/channels calls; Moleculer has no type for it. */
interface Logging {
  name: string;
  localChannel(this: ServiceBroker, next: Consume, channel: Channel): Consume;
}

/** Logs how each consumer ended with each event, and those that came late; never what the event carries. */
export function eventLog(levels: LogLevels): Middleware {
  const logging: Logging = {
    name: 'EventLog',
    localChannel(next, { group }) {
      const logger = this.getLogger(toldBy(group));
      const told = ({ id, type, subject, time }: CloudEvent, began: number) => {
        const age = Date.now() - Date.parse(time);
        const ms = Math.round((performance.now() - began) * 10) / 10;
        return { event: type, consumer: group, orderId: subject, eventId: id, ms, ...(age > LATE && { lateMs: age }) };
      };
      return async (ctx, raw) => {
        const began = performance.now();
        try {
          await next(ctx, raw);
        } catch (error) {
          if (levels.isOn(group, 'warn'))
            logger.warn({ ...told(ctx.params, began), err: error }, 'failed; the event comes again');
          throw error;
        }
        if (!levels.isOn(group, 'info')) return;
        const line = told(ctx.params, began);
        logger.info(line, line.lateMs === undefined ? 'done' : 'done late');
      };
    },
  };
  return logging as unknown as Middleware;
}
