import type { Static } from 'typebox';
import type { Contract } from './contract.ts';
import type { CallOptions } from './deps.ts';

type Names<S> = { [N in keyof S & string]: `${N}.${keyof S[N] & string}` }[keyof S & string];
type Of<S, N> = N extends `${infer Service extends keyof S & string}.${infer Action}`
  ? Action extends keyof S[Service]
    ? S[Service][Action]
    : never
  : never;
type Params<C> = C extends Contract<infer P, infer _R> ? Static<P> : never;
type Result<C> = C extends Contract<infer _P, infer R> ? Static<R> : never;

/** A call to one of these services, by their contracts: it does not compile with a wrong name or wrong parameters. */
export type CallOf<S> = <N extends Names<S>>(
  name: N,
  params: Params<Of<S, N>>,
  options?: CallOptions,
) => Promise<Result<Of<S, N>>>;
