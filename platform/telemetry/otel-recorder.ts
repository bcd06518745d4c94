import { randomBytes } from 'node:crypto';
import { type Context, context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { isRefusal } from '../../kernel/domain-error.ts';
import type { Recorder, Span as SpanWanted } from './spans.ts';
import { formatTrace, newTrace, partsOf, runInTrace, traceIdOf } from './trace.ts';

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

/** What drivers find around work whose trace is not recorded: a parent that is not, so that they begin none. One for all. */
const UNSEEN = trace.setSpanContext(ROOT_CONTEXT, spanContext(newTrace()));

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
  readonly flush: () => Promise<void>;

  constructor(parts: { ids: Ids; flush(): Promise<void> }) {
    this.#ids = parts.ids;
    this.flush = () => parts.flush();
  }

  /** Sampling is parent-based: a trace that is not recorded is only carried, which costs next to nothing. */
  run<T>(wanted: SpanWanted, given: string | undefined, work: () => Promise<T>, request?: string): Promise<T> {
    if (given !== undefined && !partsOf(given).sampled)
      return this.within(given, () => runInTrace(given, work, request));
    const parent = this.#context(given);
    const span = this.#begin(wanted, given, parent);
    if (!span.isRecording()) {
      const unseen = given ?? newTrace();
      return this.within(unseen, () => runInTrace(unseen, work, request));
    }
    return context.with(trace.setSpan(parent, span), () => runInTrace(traceOf(span), () => ended(span, work), request));
  }

  #begin({ name, kind, attributes = {}, links = [], isRoot }: SpanWanted, given: string | undefined, parent: Context) {
    const options = {
      kind: kind ? KINDS[kind] : SpanKind.INTERNAL,
      attributes,
      links: links.filter((link) => partsOf(link).sampled).map((link) => ({ context: spanContext(link) })),
    };
    if (!isRoot || given === undefined) return tracer.startSpan(name, options, parent);
    return this.#ids.within(traceIdOf(given), () => tracer.startSpan(name, { ...options, root: true }, parent));
  }

  within<T>(traceparent: string, work: () => T): T {
    const wanted = this.#context(traceparent);
    return wanted === context.active() ? work() : context.with(wanted, work);
  }

  /** As if its trace were not recorded, or each poll of a store would begin one. */
  outside<T>(work: () => T): T {
    return context.with(UNSEEN, work);
  }

  note({ name, attributes = {}, failed }: Parameters<Recorder['note']>[0]): void {
    const span = trace.getActiveSpan()?.setAttributes(attributes);
    if (name !== undefined) span?.updateName(name);
    if (failed !== undefined) span?.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', failed);
  }

  /** What is around this code, if that is this trace. */
  #context(traceparent: string | undefined): Context {
    if (traceparent === undefined) return ROOT_CONTEXT;
    if (!partsOf(traceparent).sampled) return UNSEEN;
    const span = trace.getActiveSpan();
    if (span && traceOf(span) === traceparent) return context.active();
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
