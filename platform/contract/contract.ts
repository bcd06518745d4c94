import type { ActionSchema, Context, ServiceSchema, ServiceSettingSchema } from 'moleculer';
import type { CloudEvent, EventData, EventType } from '../../kernel/events.ts';
import type { WithDeps } from './deps.ts';

declare module 'moleculer' {
  interface ActionSchema {
    /** What the decorators go by: a command changes something, a query does not. */
    cqrs?: 'command' | 'query';
    /** Milliseconds that a caller waits, where it says nothing itself. */
    timeout?: number;
  }
}

type Rule = string | ({ type: string } & Record<string, unknown>);
/** A validator schema that must name every key of P: a forgotten or misspelt key does not compile. */
type SchemaFor<P> = { [K in keyof P]-?: Rule } & { $$strict?: boolean | 'remove' };

/** What others may call. `_p` and `_r` exist for the compiler only. */
export interface Contract<P, R> {
  /** Where the gateway publishes it, if it does. */
  readonly rest?: string;
  /** A parameter that the gateway makes up and no client may send: the id of what is created, so that the call can be repeated. */
  readonly mints?: keyof P & string;
  /** A parameter by which the gateway, and no client, says that what `mints` names is new: no Idempotency-Key came with it. */
  readonly saysNew?: keyof P & string;
  /**
   * A parameter by which the gateway tells a request that came with an Idempotency-Key, and no client may send: hashes of the
   * key and of the body. The record that is changed keeps it, so that a repeat changes nothing.
   */
  readonly remembers?: keyof P & string;
  /** The address of what was created; the gateway then answers 201. */
  readonly location?: (result: R) => string;
  /** For an action that is for the people who run it: what it does, in the one line that `npm run call -- --help` prints. */
  readonly ops?: string;
  /** Whether its answer says that something failed or is left to do; `npm run call` then ends with 1. */
  readonly leaves?: (result: R) => boolean;
  readonly params: SchemaFor<P>;
  readonly _p?: P;
  readonly _r?: R;
}
/** An id that a caller gives: fit for an address and for a log. */
export const GIVEN_ID = {
  type: 'string',
  pattern: /^[A-Za-z0-9_-]{1,64}$/,
  messages: { stringPattern: "The '{field}' field must be 1 to 64 letters, digits, hyphens or underscores." },
};
export const oneOf = (values: readonly string[]) => ({
  type: 'enum',
  values,
  messages: { enumValue: "The '{field}' field must be one of: {expected}." },
});

/** What `remembers` names. */
export interface Repeatable {
  request?: string;
}
export const REQUEST = { type: 'string', max: 100, optional: true };
/** Declares an action's parameters and result; an unknown parameter is refused. */
export const contract = <P, R>(c: Contract<P, R>): Contract<P, R> => ({
  ...c,
  params: { $$strict: true, ...c.params },
});

type UseCase<P, R, D> = (params: P, deps: D) => Promise<R>;

type Handler<D> = (this: WithDeps<D>, ctx: Context<CloudEvent>) => Promise<void>;
export type ServiceWith<D> = ServiceSchema<
  ServiceSettingSchema,
  Record<never, never>,
  { depsFor(ctx: Context): D },
  WithDeps<D>
> & { channels?: { [T in EventType]?: Handler<D> }; sweeps?: Record<string, object> };

const action = <P, R, D>(
  cqrs: 'command' | 'query',
  c: Contract<P, R>,
  run: UseCase<NoInfer<P>, NoInfer<R>, D>,
): ActionSchema<WithDeps<D>> => ({
  cqrs,
  params: c.params,
  handler(ctx: Context<P>) {
    return run(ctx.params, this.depsFor(ctx));
  },
});
export const command = <P, R, D>(
  c: Contract<P, R>,
  run: UseCase<NoInfer<P>, NoInfer<R>, D>,
  options: { timeout?: number } = {},
) => ({ ...action('command', c, run), ...options });
/** With `cache` its answer may be as old as the time to live (seconds); a hit passes by the decorators. */
export const query = <P, R, D>(
  c: Contract<P, R>,
  run: UseCase<NoInfer<P>, NoInfer<R>, D>,
  options: { cache?: { ttl: number; keys: (keyof P & string)[] } } = {},
) => ({ ...action('query', c, run), ...options });

/** A consumer of a durable event. It may be called again with the same event, and with older ones after newer ones. */
export const on = <T extends EventType, D>(_type: T, run: UseCase<EventData[T], void, D>): Handler<D> =>
  function (ctx) {
    return run((ctx.params as CloudEvent<T>).data, this.depsFor(ctx));
  };
