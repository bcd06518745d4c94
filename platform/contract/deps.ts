import type { Context, Service, ServiceBroker, ServiceSchema } from 'moleculer';
import { staffName, type WithCaller } from './access.ts';

/** For a call whose answer is not worth waiting for as long as for others. */
export interface CallOptions {
  /** Milliseconds. */
  timeout: number;
  retries: number;
}

/** A call to an action before it is known which services there are. */
type AnyCall = (name: string, params: object, options?: CallOptions) => Promise<never>;

/** What a request came with. Work that nobody asked for has no `meta`. */
type Caller = Pick<Context, 'call'> & { meta?: Context['meta'] };
/** Of an answer, in its `meta`: the request was done before, and is not done again. */
export interface Repeat {
  replayed?: true;
}

/** A service whose dependencies are built from the call that a request came with. */
export type WithDeps<D> = Service & { depsFor(ctx: Caller): D };

/**
 * Built once per service, after its mixins made their store; then once per request, so that calls carry its id, trace and deadline.
 * `who` of the shop's people asks is null for all others.
 */
export const withDeps = <D, S = unknown>(
  build: (service: Service & S) => (call: AnyCall, replayed: () => void, who: string | null) => D,
): Partial<ServiceSchema> => ({
  created() {
    const forRequest = build(this as unknown as Service & S);
    this.depsFor = (ctx: Caller): D =>
      forRequest(
        (name, params, options) => ctx.call(name, params, options),
        () => void Object.assign(ctx.meta ?? {}, { replayed: true } satisfies Repeat),
        staffName((ctx.meta ?? {}) as WithCaller),
      );
  },
});

/**
 * Calls of work that goes on after the request was answered: with the request's id, and never its deadline, which would end
 * the work in the middle. `requestId` answers the id of the request that this code runs for.
 */
export const detachedCall =
  (broker: ServiceBroker, requestId: () => string | undefined): AnyCall =>
  (name, params, options) => {
    const requestID = requestId();
    return broker.call(name, params, { ...options, ...(requestID !== undefined && { requestID }) });
  };
