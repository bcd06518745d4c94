import type { IncomingMessage, ServerResponse } from 'node:http';
import { inSpan, recording } from '../../platform/telemetry/spans.ts';
import { readTrace } from '../../platform/telemetry/trace.ts';

/** Balancers ask for the health all the time. */
const UNTOLD = /\/health\/(live|ready)$/;

/**
 * Answers a request in a span of its client's trace, or of one that begins here, where spans are recorded. Of its address only
 * the route is told, once that is known (https://opentelemetry.io/docs/specs/semconv/http/http-spans/).
 */
export async function inRequestSpan(
  request: IncomingMessage,
  response: ServerResponse,
  answer: () => Promise<void>,
): Promise<void> {
  const recorder = recording();
  const { method = '', url = '', httpVersion, headers } = request;
  if (!recorder || UNTOLD.test(url)) return answer();
  const attributes = {
    'http.request.method': method,
    'url.scheme': 'http',
    'network.protocol.version': httpVersion,
  };
  const work = async () => {
    const closed = new Promise((resolve) => response.once('streaming', resolve).once('close', resolve));
    await answer();
    await closed;
    const status = response.statusCode;
    const failed = status >= 500 && { failed: String(status) };
    recorder.note({ attributes: { 'http.response.status_code': status }, ...failed });
  };
  return inSpan({ name: method, kind: 'server', attributes }, readTrace(headers.traceparent), work);
}

/** Names the span around this code by the route that its request took. */
export function tellRoute({ method, fullPath }: { method: string; fullPath: string }): void {
  recording()?.note({ name: `${method} ${fullPath}`, attributes: { 'http.route': fullPath } });
}
