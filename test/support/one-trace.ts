import assert from 'node:assert/strict';
import type { Collected } from './collector.ts';
import type { TracedOrder } from './traced-orders.ts';

const SERVER = 2;
const CLIENT = 3;
/** Of an order that goes over four nodes; the kind where both sides of a call are recorded. */
const EXPECTED = [
  ['POST /api/customer/:customerId/orders', SERVER],
  ['order/create', CLIENT],
  ['order/create', SERVER],
  ['stock/reserve', CLIENT],
  ['stock/reserve', SERVER],
  ['insert orders', CLIENT],
  ['publish order.created'],
  ['process order.created'],
  ['insert payments', CLIENT],
  ['work on a payment'],
  ['POST /v1/checkout/sessions', CLIENT],
  ['GET /v1/checkout/sessions/:id', CLIENT],
  ['order/awaitPayment', CLIENT],
  ['order/awaitPayment', SERVER],
  ['publish payment.received'],
  ['process payment.received'],
  ['publish order.paid'],
  ['process order.paid'],
  ['insert tickets', CLIENT],
  ['order/startCooking', SERVER],
  ['order/markCooked', CLIENT],
  ['order/markCooked', SERVER],
] as const;

/** One connected trace: each span's parent is there, or it is linked; all that belongs to it is in it. */
export function assertOneTrace(spans: readonly Collected[], { traceId, browser }: TracedOrder): void {
  const ours = spans.filter((span) => span.traceId === traceId);
  const names = ours.map(({ name, kind }) => `${name} ${kind}`).join('\n');
  for (const [name, kind] of EXPECTED) {
    const found = ours.some((span) => span.name === name && (kind === undefined || span.kind === kind));
    assert.ok(found, `there is no span ${name} ${kind ?? ''} in\n${names}`);
  }
  for (const system of ['mysql', 'mongodb', 'redis'])
    assert.ok(
      ours.some(({ attributes }) => attributes['db.system.name'] === system),
      `${system} is not in\n${names}`,
    );
  const groups = ours.filter(({ name }) => name === 'process order.paid');
  const consumers = groups.map(({ attributes }) => attributes['messaging.consumer.group.name']);
  assert.deepEqual(consumers.toSorted(), ['kitchen', 'payment', 'stock']);
  assert.equal(new Set(ours.map(({ node }) => node)).size, 4);
  assertConnected(ours, browser);
}

/** The browser's own span is not ours to record. */
function assertConnected(ours: readonly Collected[], browser: string): void {
  const ids = new Set([...ours.map(({ spanId }) => spanId), browser]);
  for (const { name, parentSpanId, links = [] } of ours) {
    if (parentSpanId) assert.ok(ids.has(parentSpanId), `the parent of ${name} is nowhere`);
    else
      assert.ok(
        links.some(({ spanId }) => ids.has(spanId)),
        `${name} has no parent, and is linked to nothing`,
      );
  }
}

/** Stripe's webhook names the order and has a trace of its own: what it causes is in the order's trace, and linked to it. */
export function assertWebhookLinked(spans: readonly Collected[], { traceId }: TracedOrder): void {
  const byTrace = new Set(spans.filter(({ name }) => name === 'POST /api/webhook').map((span) => span.traceId));
  const work = spans.filter((span) => span.traceId === traceId && span.name === 'work on a payment');
  const linked = work.flatMap(({ links = [] }) => links).filter((link) => byTrace.has(link.traceId));
  assert.ok(linked.length > 0, 'nothing of the order is linked to a webhook');
  assert.equal(byTrace.has(traceId), false);
}
