import { currentTrace, requestId, runInTrace, runUntraced, traceIdOf } from './trace.ts';

export type Attributes = Record<string, string | number>;
export interface Span {
  name: string;
  kind?: 'server' | 'client' | 'producer' | 'consumer';
  attributes?: Attributes;
  /** Other spans, as traceparents: they had a part in causing this one and are not its parent. */
  links?: readonly string[];
  /** It has no parent, though it is in the trace that is given. */
  isRoot?: boolean;
}

/** Where spans are recorded. */
export interface Recorder {
  /** Runs `work` in a span whose parent is `trace`, or which begins a trace; ends it whatever comes. */
  run<T>(span: Span, trace: string | undefined, work: () => Promise<T>, request?: string): Promise<T>;
  /** Runs `work` in a trace, without a span of its own. */
  within<T>(trace: string, work: () => T): T;
  /** Runs `work` outside of any trace. */
  outside<T>(work: () => T): T;
  /** Adds to the span around this code; `failed`: the kind of its error. */
  note(told: { name?: string; attributes?: Attributes; failed?: string }): void;
  flush(): Promise<void>;
}

let recorder: Recorder | undefined;

/** Called once, before anything is traced, where the OTEL_* variables ask for it. */
export function recordWith(chosen: Recorder): void {
  recorder = chosen;
}
export const recording = (): Recorder | undefined => recorder;

/** Runs `work` in a span of `trace`. Where no spans are recorded, just in that trace. `request`: what the client calls it. */
export function inSpan<T>(span: Span, trace: string | undefined, work: () => Promise<T>, request?: string): Promise<T> {
  return recorder ? recorder.run(span, trace, work, request) : inTrace(trace, work, request);
}

/** Runs `work` in a trace; as it is, where none is given. */
export function inTrace<T>(trace: string | undefined, work: () => T, request?: string): T {
  const isThere = trace === currentTrace() && (request === undefined || request === requestId());
  if (trace === undefined || isThere) return work();
  const run = () => runInTrace(trace, work, request);
  return recorder ? recorder.within(trace, run) : run();
}

/** Runs `work` in this trace and no other; in none, where none is given. */
export const inItsTrace = <T>(trace: string | undefined, work: () => T): T =>
  trace === undefined ? untraced(work) : inTrace(trace, work);

/** What a timer or a loop does for all belongs to no trace, whoever happened to start it. */
export const untraced = <T>(work: () => T): T =>
  recorder ? recorder.outside(() => runUntraced(work)) : runUntraced(work);

/**
 * Work on a record goes on in the record's trace. Where something else causes it (a sweep, a webhook, a person), hours later
 * perhaps, it has no parent there: it is linked to what the record came of, and to its cause.
 */
export function resumed<T>(name: string, trace: string | undefined, work: () => Promise<T>): Promise<T> {
  const cause = currentTrace();
  if (trace === undefined || (cause !== undefined && traceIdOf(cause) === traceIdOf(trace)))
    return inSpan({ name }, cause ?? trace, work);
  return inSpan({ name, isRoot: true, links: cause === undefined ? [trace] : [trace, cause] }, trace, work);
}
