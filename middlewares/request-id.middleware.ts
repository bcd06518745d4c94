import { AsyncLocalStorage } from 'node:async_hooks';
import type { Middleware } from 'moleculer';

const current = new AsyncLocalStorage<string>();

/** The id of the request that this code runs for, wherever it is; every log line carries it. */
export const requestId = (): string | undefined => current.getStore();

/** Remembers the request's id while an action runs. */
export const RequestId: Middleware = {
  name: 'RequestId',
  localAction(next) {
    return function (this: ThisParameterType<typeof next>, ctx) {
      return ctx.requestID === requestId()
        ? next.call(this, ctx)
        : current.run(ctx.requestID ?? '', () => next.call(this, ctx));
    };
  },
};
