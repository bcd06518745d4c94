import type { Context, Service, ServiceSchema } from 'moleculer';
import type { DeadLetters } from '../channels/dead-letter.ts';
import type { Resendable } from '../record/outbox-sweep.ts';
import type { AnyCall } from './call.ts';

/** What the edge finds on a service that sends or consumes events; its deps put it there. */
interface Wired {
  outbox?: Resendable;
  deadLetters?: DeadLetters;
}

/** Built once per service, after its mixins made their store; then once per request, so that calls carry its id, trace and deadline. */
export const withDeps = <D, S = unknown>(
  build: (service: Service & Wired & S) => (call: AnyCall) => D,
): Partial<ServiceSchema> => ({
  created() {
    const forRequest = build(this as unknown as Service & Wired & S);
    this.depsFor = (ctx: Pick<Context, 'call'>): D => forRequest((name, params) => ctx.call(name, params));
  },
});
