import type { Middleware } from 'moleculer';
import { isRefusal } from '../kernel/domain-error.ts';

/** By these the log can be asked about an order, its money and its units. Nothing else that was given is told: it may be personal. */
const TOLD = ['orderId', 'refundId', 'amount', 'movementId', 'itemId', 'quantity', 'id', 'repair'];

function subject(params: object): object {
  const told = Object.entries(params).filter(([name, value]) => TOLD.includes(name) && typeof value !== 'object');
  return Object.fromEntries(
    told.map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 64) : value]),
  );
}

function ending(error: unknown): object {
  if (isRefusal(error)) return { refused: error.code };
  return { err: error };
}

/** Logs how every command ended, and every query that failed. */
export const CommandLog: Middleware = {
  name: 'CommandLog',
  localAction(next, action) {
    if (!action.cqrs) return next;
    const isCommand = action.cqrs === 'command';
    const logger = this.getLogger('cqrs');
    return async function (this: ThisParameterType<typeof next>, ctx) {
      const what = () => ({ action: action.name, ...subject(ctx.params ?? {}), ms: ms() });
      const began = performance.now();
      const ms = () => Math.round((performance.now() - began) * 10) / 10;
      try {
        const result = await next.call(this, ctx);
        logger[isCommand ? 'info' : 'debug'](what(), 'done');
        return result;
      } catch (error) {
        const refused = isRefusal(error);
        logger[refused ? 'info' : 'error']({ ...what(), ...ending(error) }, refused ? 'refused' : 'failed');
        throw error;
      }
    };
  },
};
