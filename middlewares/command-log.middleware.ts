import type { Middleware } from 'moleculer';
import { isRefusal } from '../services/shared/domain-error.ts';

/** How an action ended, without what it was given: that may be personal. */
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
      const began = performance.now();
      const ms = () => Math.round((performance.now() - began) * 10) / 10;
      try {
        const result = await next.call(this, ctx);
        logger[isCommand ? 'info' : 'debug']({ action: action.name, ms: ms() }, 'done');
        return result;
      } catch (error) {
        const refused = isRefusal(error);
        logger[refused ? 'info' : 'error'](
          { action: action.name, ms: ms(), ...ending(error) },
          refused ? 'refused' : 'failed',
        );
        throw error;
      }
    };
  },
};
