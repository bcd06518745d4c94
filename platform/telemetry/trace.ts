import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/**
 * W3C Trace Context, https://www.w3.org/TR/trace-context/#traceparent-header: `00-<trace id>-<span id>-<flags>`. A trace is
 * carried as this text, unchanged where nobody records spans, so that without an SDK it costs no more than that.
 */
const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const SAMPLED = 1;

export interface SpanIds {
  traceId: string;
  spanId: string;
  /** Whether its spans are recorded. */
  sampled: boolean;
}

/** The traceparent in a header, in the form of version 00; undefined where there is none that is valid. */
export function readTrace(header: unknown): string | undefined {
  if (typeof header !== 'string') return undefined;
  const [, version, traceId = '', spanId = '', flags = '', rest] = TRACEPARENT.exec(header.trim()) ?? [];
  if (version === undefined || version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return formatTrace({ traceId, spanId, sampled: (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED });
}

export const formatTrace = ({ traceId, spanId, sampled }: SpanIds): string =>
  `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;

/** The parts of what `readTrace` or `newTrace` answered. */
export const partsOf = (trace: string): SpanIds => ({
  traceId: traceIdOf(trace),
  spanId: trace.slice(36, 52),
  sampled: trace.endsWith('1'),
});
export const traceIdOf = (trace: string): string => trace.slice(3, 35);

/** A trace that begins here, and of which no spans are recorded: whoever records them makes its own. */
export function newTrace(): string {
  const ids = randomBytes(24).toString('hex');
  return formatTrace({ traceId: ids.slice(0, 32), spanId: ids.slice(32), sampled: false });
}

interface Work {
  trace: string;
  requestId: string;
}
const current = new AsyncLocalStorage<Work | undefined>();

/** The trace that this code runs in, wherever it is; every log line carries its id. */
export const currentTrace = (): string | undefined => current.getStore()?.trace;
export function traceId(): string | undefined {
  const trace = currentTrace();
  return trace && traceIdOf(trace);
}
/** What the client calls its request, where it gave it a name; the trace's id otherwise. */
export const requestId = (): string | undefined => current.getStore()?.requestId;

/** Runs `work` in a trace. Without a request's id it has the one of the work around it in the same trace, or the trace's. */
export function runInTrace<T>(trace: string, work: () => T, id?: string): T {
  const around = current.getStore();
  const inherited = around && traceIdOf(around.trace) === traceIdOf(trace) ? around.requestId : traceIdOf(trace);
  return current.run({ trace, requestId: id ?? inherited }, work);
}
/** Runs `work` as if nobody had asked for it: what a timer or a loop does for all, whoever started it. */
export const runUntraced = <T>(work: () => T): T => current.run(undefined, work);
