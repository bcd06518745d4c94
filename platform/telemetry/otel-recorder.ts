import { randomBytes } from 'node:crypto';
import { type Context, context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { isRefusal } from '../../kernel/domain-error.ts';
import type { Recorder, Span as SpanWanted } from './spans.ts';
import { formatTrace, newTrace, partsOf, runInTrace } from './trace.ts';

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};
const tracer = trace.getTracer('comanda');
const spanContext = (traceparent: string) => {
  const { traceId, spanId, sampled } = partsOf(traceparent);
  return { traceId, spanId, traceFlags: sampled ? 1 : 0, isRemote: true };
};

/** Ids as the SDK wants them; for a span without a parent, the trace that it belongs to all the same. */
export class Ids {
  #wanted: string | undefined;

  /** For a span that `begin` starts before it returns. */
  within<T>(traceId: string | undefined, begin: () => T): T {
    this.#wanted = traceId;
    try {
      return begin();
    } finally {
      this.#wanted = undefined;
    }
  }

  generateTraceId(): string {
    return this.#wanted ?? randomBytes(16).toString('hex');
  }

  generateSpanId(): string {
    return randomBytes(8).toString('hex');
  }
}

/** Records spans with the SDK that is registered with OpenTelemetry's API. */
export class OtelRecorder implements Recorder {
  readonly #ids: Ids;
  readonly #servers: WeakMap<object, Span>;
  readonly flush: () => Promise<void>;

  /** `servers`: the server's span of each HTTP request that is under way. */
  constructor(parts: { ids: Ids; servers: WeakMap<object, Span>; flush(): Promise<void> }) {
    this.#ids = parts.ids;
    this.#servers = parts.servers;
    this.flush = () => parts.flush();
  }

  run<T>(wanted: SpanWanted, given: string | undefined, work: () => Promise<T>, request?: string): Promise<T> {
    const parent = this.#context(given);
    const span = this.#begin(wanted, given, parent);
    const ids = trace.isSpanContextValid(span.spanContext()) ? traceOf(span) : (given ?? newTrace());
    return context.with(trace.setSpan(parent, span), () => runInTrace(ids, () => ended(span, work), request));
  }

  /** Where the trace is not recorded there is nothing to begin: the span hangs on it, and is not recorded either. */
  #begin({ name, kind, attributes = {}, links = [], isRoot }: SpanWanted, given: string | undefined, parent: Context) {
    const { traceId, sampled } = given === undefined ? { sampled: false } : partsOf(given);
    const options = {
      kind: kind ? KINDS[kind] : SpanKind.INTERNAL,
      attributes,
      links: links.filter((link) => partsOf(link).sampled).map((link) => ({ context: spanContext(link) })),
    };
    if (!isRoot || !sampled) return tracer.startSpan(name, options, parent);
    return this.#ids.within(traceId, () => tracer.startSpan(name, { ...options, root: true }, parent));
  }

  within<T>(traceparent: string, work: () => T): T {
    return context.with(this.#context(traceparent), work);
  }

  /** In a trace that is not recorded, or each poll of a store would begin one. */
  outside<T>(work: () => T): T {
    return context.with(trace.setSpanContext(ROOT_CONTEXT, spanContext(newTrace())), work);
  }

  /** What stands for a span of elsewhere, or for none, is no span that was opened here. */
  active(): string | undefined {
    const span = trace.getActiveSpan();
    const isOurs = span && trace.isSpanContextValid(span.spanContext()) && !span.spanContext().isRemote;
    return isOurs ? traceOf(span) : undefined;
  }

  routed(request: object, method: string, route: string): void {
    this.#servers.get(request)?.setAttribute('http.route', route).updateName(`${method} ${route}`);
  }

  /** What is around this code, if that is this trace. */
  #context(traceparent: string | undefined): Context {
    if (traceparent === undefined) return ROOT_CONTEXT;
    if (this.active() === traceparent) return context.active();
    return trace.setSpanContext(ROOT_CONTEXT, spanContext(traceparent));
  }
}

function traceOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return formatTrace({ traceId, spanId, sampled: (traceFlags & 1) === 1 });
}

/** A business rule that said no is an answer, and no error of the span. */
async function ended<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error)) span.setAttribute('comanda.refused', error.code);
    else fail(span, error);
    throw error;
  } finally {
    span.end();
  }
}

function fail(span: Span, error: unknown): void {
  const { name, type } = error as { name?: string; type?: unknown };
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', typeof type === 'string' ? type : (name ?? 'Error'));
  if (error instanceof Error) span.recordException(error);
}
