import type { Middleware } from 'moleculer';
import { isRefusal } from '../kernel/domain-error.ts';

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

/** Logs how every command ended, and every query that failed. */
export const CommandLog: Middleware = {
  name: 'CommandLog',
  localAction(next, action) {
    if (!action.cqrs) return next;
    const isCommand = action.cqrs === 'command';
    const logger = this.getLogger('cqrs');
    return async function (this: ThisParameterType<typeof next>, ctx) {
      const began = performance.now();
      try {
        const result = await next.call(this, ctx);
        logger[isCommand ? 'info' : 'debug'](told(action.name, ctx.params, began), 'done');
        return result;
      } catch (error) {
        const line = told(action.name, ctx.params, began);
        if (isRefusal(error)) logger.info({ ...line, refused: error.code }, 'refused');
        else logger.error({ ...line, err: error }, 'failed');
        throw error;
      }
    };
  },
};
