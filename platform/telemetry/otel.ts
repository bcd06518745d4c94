import type { ClientRequest, IncomingMessage } from 'node:http';
import { register } from 'node:module';
import type { Span } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis';
import { MongoDBInstrumentation } from '@opentelemetry/instrumentation-mongodb';
import { MySQL2Instrumentation } from '@opentelemetry/instrumentation-mysql2';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { cleaned } from './otel-clean.ts';
import { Ids, OtelRecorder } from './otel-recorder.ts';
import { recordWith } from './spans.ts';

/** These alone are imported through the hook: what it wraps costs time at the start. */
const INSTRUMENTED = ['http', 'https', 'node:http', 'node:https', 'mongodb', 'mysql2', 'ioredis'];
const servers = new WeakMap<object, Span>();

/** Starts the official SDK, which reads the other OTEL_* variables itself. What it instruments must not be imported before. */
export function startOtel(): void {
  register('@opentelemetry/instrumentation/hook.mjs', import.meta.url, { data: { include: INSTRUMENTED } });
  const { OTEL_RESOURCE_ATTRIBUTES = '' } = process.env;
  if (!OTEL_RESOURCE_ATTRIBUTES.includes('service.name=')) process.env.OTEL_SERVICE_NAME ??= 'comanda';
  process.env.OTEL_NODE_RESOURCE_DETECTORS ??= 'env,host,serviceinstance';
  const ids = new Ids();
  const sdk = new NodeSDK({
    idGenerator: ids,
    traceExporter: cleaned(new OTLPTraceExporter()),
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [
      http(),
      new MongoDBInstrumentation({ dbStatementSerializer: () => '' }),
      new MySQL2Instrumentation({ maskStatement: true, maskStatementHook: () => '' }),
      new IORedisInstrumentation({ requireParentSpan: true, dbStatementSerializer: () => '' }),
    ],
  });
  sdk.start();
  recordWith(new OtelRecorder({ ids, servers, flush: () => sdk.shutdown() }));
}

/** Stripe's client and the gateway. Balancers ask for the health all the time, and Prometheus for the metrics. */
const http = () =>
  new HttpInstrumentation({
    ignoreIncomingRequestHook: ({ url = '' }) => /\/(health\/(live|ready)|metrics)$/.test(url),
    requireParentforOutgoingSpans: true,
    requestHook: (span, request) => ('path' in request ? nameClient(span, request) : noteServer(span, request)),
  });

function noteServer(span: Span, request: IncomingMessage): void {
  servers.set(request, span);
}

/** The address without query and ids. */
function nameClient(span: Span, { method, path }: ClientRequest): void {
  const template = path
    .replace(/\?.*/, '')
    .replace(/[^/]*[0-9A-Z][^/]*/g, (part) => (/^v\d$/.test(part) ? part : ':id'));
  span.setAttribute('url.template', template).updateName(`${method} ${template}`);
}
