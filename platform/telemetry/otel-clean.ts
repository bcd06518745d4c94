import type { NodeSDK } from '@opentelemetry/sdk-node';

type Exporter = NonNullable<NonNullable<ConstructorParameters<typeof NodeSDK>[0]>['traceExporter']>;
type Spans = Parameters<Exporter['export']>[0];

/**
 * What may leave the process, by name: nothing in these is about a person or a card. Instrumentations would also tell addresses
 * with customers' ids in them, query strings, clients' IP addresses, statements and keys.
 */
const TOLD = new Set([
  ...['http.request.method', 'http.response.status_code', 'http.route', 'url.scheme', 'url.template'],
  ...['server.address', 'server.port', 'network.protocol.version', 'network.transport', 'error.type'],
  ...['rpc.system', 'rpc.service', 'rpc.method', 'comanda.refused'],
  ...['db.system.name', 'db.namespace', 'db.operation.name', 'db.collection.name', 'db.response.status_code'],
  ...['messaging.system', 'messaging.operation.type', 'messaging.operation.name', 'messaging.destination.name'],
  ...['messaging.consumer.group.name', 'messaging.message.id'],
]);

/** Sends what may leave the process, and nothing else. */
export function cleaned(exporter: Exporter): Exporter {
  return {
    export(spans, done) {
      for (const span of spans) clean(span);
      exporter.export(spans, done);
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

/** They are ended, and nobody else reads them. The message of an error may quote what somebody sent: its type and stack do not. */
function clean(span: Spans[number]): void {
  const { attributes, events, status } = span;
  for (const name of Object.keys(attributes)) if (!TOLD.has(name)) delete attributes[name];
  delete status.message;
  for (const { attributes } of events) {
    if (!attributes) continue;
    const lines = String(attributes['exception.stacktrace'] ?? '').split('\n');
    delete attributes['exception.message'];
    attributes['exception.stacktrace'] = lines.filter((line) => /^ {4}at /.test(line)).join('\n');
  }
}
