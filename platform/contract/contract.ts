import type { ActionParams, ActionSchema, Context, ServiceSchema, ServiceSettingSchema } from 'moleculer';
import type { Static, TObject, TProperties, TSchema } from 'typebox';
import type { CloudEvent, EventData, EventType } from '../../kernel/events.ts';
import type { Access } from './access.ts';
import type { WithDeps } from './deps.ts';
import { object, optional, text } from './schema.ts';

declare module 'moleculer' {
  interface ActionSchema {
    /** What the decorators go by: a command changes something, a query does not. */
    cqrs?: 'command' | 'query';
    /** Milliseconds that a caller waits, where it says nothing itself. */
    timeout?: number;
  }
}

/** What others may call. The types of its parameters and result are those of the schemas. */
export interface Contract<P extends TObject = TObject, R extends TSchema = TSchema> {
  /** Where the gateway publishes it, if it does. */
  readonly rest?: string;
  /** Who may call it there; nobody, where it does not say. */
  readonly access?: Access;
  /** What it does, in the one line that the interface's document has for it; the line of `ops`, where there is none. */
  readonly about?: string;
  /** A parameter that the gateway makes up and no client may send: the id of what is created, so that the call can be repeated. */
  readonly mints?: keyof Static<P> & string;
  /** A parameter by which the gateway, and no client, says that what `mints` names is new: no Idempotency-Key came with it. */
  readonly saysNew?: keyof Static<P> & string;
  /**
   * A parameter by which the gateway tells a request that came with an Idempotency-Key, and no client may send: hashes of the
   * key and of the body. The record that is changed keeps it, so that a repeat changes nothing.
   */
  readonly remembers?: keyof Static<P> & string;
  /**
   * A parameter by which the gateway, and no client, says which customer asks: the `sub` of their token. An action that has one
   * may be called with such a token; it then answers of what is theirs, and notes what it creates as theirs.
   */
  readonly owner?: keyof Static<P> & string;
  /**
   * A parameter by which the gateway, and no client, tells the clients of customers apart: a pseudonym of the address or token that
   * asks. It is left out where staff ask.
   */
  readonly client?: keyof Static<P> & string;
  /** The address of what was created; the gateway then answers 201. */
  location?(result: Static<R>): string;
  /** The page of what was created. The gateway adds `secret`, which alone opens it, and `trackingUrl`: the page, `#`, the secret. */
  page?(result: Static<R>): string;
  /**
   * Its answer can be followed: the gateway sends it again as it changes, alike to all who may read it with the same parameters.
   * `key` names the field that tells an element of its `items` from the others.
   */
  readonly live?: { readonly key?: string };
  /** For an action that is for the people who run it: what it does, in the one line that `npm run call -- --help` prints. */
  readonly ops?: string;
  /** Whether its answer says that something failed or is left to do; `npm run call` then ends with 1. */
  leaves?(result: Static<R>): boolean;
  /** Checked at every call; what it does not name is refused. */
  readonly params: P;
  /** Not checked: the compiler holds the use case to it. */
  readonly result: R;
  /** The codes of the refusals that it may answer, beside those that every action has. */
  readonly errors: readonly string[];
}

/** What `remembers` names. */
export const REQUEST = optional(text(0, 100));

type Declared<P extends TProperties, R extends TSchema> = Omit<Contract<TObject<P>, R>, 'params' | 'errors'> & {
  readonly params: P;
  readonly errors?: readonly string[];
};
/** Declares an action by its parameters, its result and its refusals. */
export const contract = <P extends TProperties, R extends TSchema>(c: Declared<P, R>): Contract<TObject<P>, R> => ({
  ...c,
  params: object(c.params),
  errors: c.errors ?? [],
});

type UseCase<P, R, D> = (params: P, deps: D) => Promise<R>;

type Handler<D> = (this: WithDeps<D>, ctx: Context<CloudEvent>) => Promise<void>;
export type ServiceWith<D> = ServiceSchema<
  ServiceSettingSchema,
  Record<never, never>,
  { depsFor(ctx: Context): D },
  WithDeps<D>
> & { channels?: { [T in EventType]?: Handler<D> }; sweeps?: Record<string, object> };

type UseCaseOf<P extends TObject, R extends TSchema, D> = UseCase<NoInfer<Static<P>>, NoInfer<Static<R>>, D>;
const action = <P extends TObject, R extends TSchema, D>(
  cqrs: 'command' | 'query',
  { params }: Contract<P, R>,
  run: UseCaseOf<P, R, D>,
): ActionSchema<WithDeps<D>> => ({
  cqrs,
  params: params as unknown as ActionParams,
  handler(ctx: Context<Static<P>>) {
    return run(ctx.params, this.depsFor(ctx));
  },
});
export const command = <P extends TObject, R extends TSchema, D>(
  c: Contract<P, R>,
  run: UseCaseOf<P, R, D>,
  options: { timeout?: number } = {},
) => ({ ...action('command', c, run), ...options });
/** With `cache` its answer may be as old as the time to live (seconds); a hit passes by the decorators. */
export const query = <P extends TObject, R extends TSchema, D>(
  c: Contract<P, R>,
  run: UseCaseOf<P, R, D>,
  options: { cache?: { ttl: number; keys: (keyof Static<P> & string)[] } } = {},
) => ({ ...action('query', c, run), ...options });

/** A consumer of a durable event. It may be called again with the same event, and with older ones after newer ones. */
export const on = <T extends EventType, D>(_type: T, run: UseCase<EventData[T], void, D>): Handler<D> =>
  function (ctx) {
    return run((ctx.params as CloudEvent<T>).data, this.depsFor(ctx));
  };
