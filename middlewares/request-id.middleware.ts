import type { Middleware } from 'moleculer';
import { forRequest, requestId } from '../platform/log/request-id.ts';

/** Remembers the request's id while an action runs. */
export const RequestId: Middleware = {
  name: 'RequestId',
  localAction(next) {
    return function (this: ThisParameterType<typeof next>, ctx) {
      return ctx.requestID === requestId()
        ? next.call(this, ctx)
        : forRequest(ctx.requestID ?? '', () => next.call(this, ctx));
    };
  },
};
