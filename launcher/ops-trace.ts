import { newTrace, traceIdOf } from '../platform/telemetry/trace.ts';

/** Calling options that begin a trace: what is told of an error names it, and so does the log of each node that was asked. */
export function opsTrace(): { requestID: string; headers: { traceparent: string } } {
  const traceparent = newTrace();
  return { requestID: traceIdOf(traceparent), headers: { traceparent } };
}
