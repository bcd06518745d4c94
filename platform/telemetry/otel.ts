import { register } from 'node:module';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis';
import { MongoDBInstrumentation } from '@opentelemetry/instrumentation-mongodb';
import { MySQL2Instrumentation } from '@opentelemetry/instrumentation-mysql2';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { cleaned } from './otel-clean.ts';
import { Ids, OtelRecorder } from './otel-recorder.ts';
import { recordWith } from './spans.ts';

/** These alone are imported through the hook: what it wraps costs time at the start. */
const INSTRUMENTED = ['mongodb', 'mysql2', 'ioredis'];

/**
 * Starts the official SDK, which reads the other OTEL_* variables itself. The drivers of a cluster's stores, which it instruments,
 * must not be imported before; requests over HTTP, calls and events have spans of our own.
 */
export function startOtel({ isCluster }: { isCluster: boolean }): void {
  const { OTEL_RESOURCE_ATTRIBUTES = '' } = process.env;
  if (!OTEL_RESOURCE_ATTRIBUTES.includes('service.name=')) process.env.OTEL_SERVICE_NAME ??= 'comanda';
  process.env.OTEL_NODE_RESOURCE_DETECTORS ??= 'env,host,serviceinstance';
  const ids = new Ids();
  const sdk = new NodeSDK({
    idGenerator: ids,
    traceExporter: cleaned(new OTLPTraceExporter()),
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: isCluster ? drivers() : [],
  });
  sdk.start();
  recordWith(new OtelRecorder({ ids, flush: () => sdk.shutdown() }));
}

function drivers() {
  register('@opentelemetry/instrumentation/hook.mjs', import.meta.url, { data: { include: INSTRUMENTED } });
  return [
    new MongoDBInstrumentation({ dbStatementSerializer: () => '' }),
    new MySQL2Instrumentation({ maskStatement: true, maskStatementHook: () => '' }),
    new IORedisInstrumentation({ requireParentSpan: true, dbStatementSerializer: () => '' }),
  ];
}
