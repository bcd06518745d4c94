import type { Middleware } from 'moleculer';
import { isRefusal } from '../kernel/domain-error.ts';
import { type Level, type LogLevels, toldBy } from '../platform/log/log-levels.ts';

/** By these the log can be asked about an order, its money and its units. Nothing else that was given is told: it may be personal. */
const TOLD = ['orderId', 'refundId', 'amount', 'movementId', 'itemId', 'quantity', 'id', 'repair'];

function told(action: string | undefined, params: unknown, began: number): Record<string, unknown> {
  const line: Record<string, unknown> = { action };
  const given = Object(params) as Record<string, unknown>;
  for (const name of TOLD) {
    if (!Object.hasOwn(given, name)) continue;
    const value = given[name];
    if (typeof value !== 'object') line[name] = typeof value === 'string' ? value.slice(0, 64) : value;
  }
  line.ms = Math.round((performance.now() - began) * 10) / 10;
  return line;
}

/** Logs how every command ended, and every query that failed; at `debug` the other queries too. Where it is off nothing is built. */
export const commandLog = (levels: LogLevels): Middleware => ({
  name: 'CommandLog',
  localAction(next, action) {
    if (!action.cqrs) return next;
    const done: Level = action.cqrs === 'command' ? 'info' : 'debug';
    const service = (action.name ?? '').replace(/\.[^.]*$/, '');
    const logger = this.getLogger(toldBy(service));
    return async function (this: ThisParameterType<typeof next>, ctx) {
      const began = performance.now();
      try {
        const result = await next.call(this, ctx);
        if (levels.isOn(service, done)) logger[done](told(action.name, ctx.params, began), 'done');
        return result;
      } catch (error) {
        if (!isRefusal(error)) logger.error({ ...told(action.name, ctx.params, began), err: error }, 'failed');
        else if (levels.isOn(service, 'info'))
          logger.info({ ...told(action.name, ctx.params, began), refused: error.code }, 'refused');
        throw error;
      }
    };
  },
});
