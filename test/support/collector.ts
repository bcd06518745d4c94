import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Scope } from './scope.ts';

interface Value {
  stringValue?: string;
  intValue?: number | string;
}
interface SpanOnTheWire {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes?: { key: string; value: Value }[];
  links?: { traceId: string; spanId: string }[];
  events?: { name: string }[];
  status: { code?: number };
}
export interface Collected extends Omit<SpanOnTheWire, 'attributes'> {
  attributes: Record<string, string | number | undefined>;
  /** The node that recorded it. */
  node: string;
}
interface Payload {
  resourceSpans: {
    resource: { attributes: SpanOnTheWire['attributes'] };
    scopeSpans: { spans: SpanOnTheWire[] }[];
  }[];
}

/** Who writes JSON may leave out a list that is empty. */
const valuesOf = (attributes: SpanOnTheWire['attributes'] = []): Collected['attributes'] =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));

export const spansIn = ({ resourceSpans }: Payload): Collected[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const node = String(valuesOf(resource.attributes)['service.instance.id']);
    const spans = scopeSpans.flatMap(({ spans }) => spans);
    return spans.map(({ attributes, ...span }) => ({ ...span, attributes: valuesOf(attributes), node }));
  });

/** What takes spans over OTLP/HTTP with JSON, as a collector does, and keeps them. */
export class Collector {
  readonly spans: Collected[] = [];
  /** All that was sent, as it was sent. */
  text = '';
  url = '';

  static async open(t: Scope): Promise<Collector> {
    const collector = new Collector();
    const server = createServer(async (req, res) => {
      collector.#take((await json(req)) as Payload);
      res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    collector.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    t.after(() => {
      server.closeAllConnections();
      server.close();
    });
    return collector;
  }

  #take(payload: Payload): void {
    this.text += JSON.stringify(payload);
    this.spans.push(...spansIn(payload));
  }
}
