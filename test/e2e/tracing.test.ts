import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Collected, Collector } from '../support/collector.ts';
import { assertOneTrace, assertWebhookLinked } from '../support/one-trace.ts';
import { needs, servers } from '../support/servers.ts';
import { CUSTOMERS, tracedOrders } from '../support/traced-orders.ts';

const ERROR = 2;

describe('spans of four nodes', needs(), () => {
  let four: Awaited<ReturnType<typeof servers>>;
  let shop: Awaited<ReturnType<typeof tracedOrders>>;
  let collector: Collector;
  before(async () => {
    four = await servers();
    collector = await Collector.open({ after });
    shop = await tracedOrders({ after }, four.env, collector.url);
  });
  after(() => four?.stop());
  const of = (traceId: string): Collected[] => collector.spans.filter((span) => span.traceId === traceId);

  test('an order is one connected trace from POST to cooked, over every node, store and event', () => {
    for (const order of shop.orders) assertOneTrace(collector.spans, order);
  });

  test("Stripe's webhook is a trace of its own, and what it causes is linked to it in the order's", () => {
    for (const order of shop.orders) assertWebhookLinked(collector.spans, order);
  });

  test('a ticket that waited for its cook is taken by a sweep, which is linked and has no parent', () => {
    const [sweep, ...others] = collector.spans.filter(({ name }) => name === 'sweep kitchen');
    assert.ok(sweep, 'nobody took it');
    assert.deepEqual(others, [], 'the one cook took the other ticket at once');
    assert.ok(!sweep.parentSpanId);
    assert.ok(sweep.links?.some(({ traceId }) => traceId === sweep.traceId));
    assert.ok(
      of(sweep.traceId).some(({ name, parentSpanId }) => name === 'order/markCooked' && parentSpanId === sweep.spanId),
    );
  });

  test('a refusal is no error of its spans, and says which rule it was', () => {
    const refused = of(shop.refused.traceId);
    assert.ok(refused.length > 3);
    assert.deepEqual(
      refused.filter(({ status }) => status.code === ERROR),
      [],
    );
    const [create] = refused.filter(({ name, kind }) => name === 'order/create' && kind === 2);
    assert.equal(create?.attributes['comanda.refused'], (shop.refused.body as { code?: string }).code);
  });

  test('a request and a call to Stripe say what was asked for and how it was answered', () => {
    const told = (traceId: string, name: RegExp) => of(traceId).filter((span) => name.test(span.name));
    const [post] = told(shop.orders[0]?.traceId ?? '', /^POST \/api/);
    assert.partialDeepStrictEqual(post?.attributes, {
      'http.request.method': 'POST',
      'http.route': '/api/customer/:customerId/orders',
      'http.response.status_code': 201,
    });
    const [session] = told(shop.orders[0]?.traceId ?? '', /^POST \/v1/);
    assert.partialDeepStrictEqual(session?.attributes, {
      'http.request.method': 'POST',
      'url.template': '/v1/checkout/sessions',
      'http.response.status_code': 200,
    });
    const [refused] = told(shop.refused.traceId, /^POST \/api/);
    assert.equal(refused?.attributes['http.response.status_code'], 422);
  });

  test('what the caller does not record nobody records, and it is in the log all the same', () => {
    assert.deepEqual(of(shop.unseen.traceId), []);
    assert.match(shop.output, new RegExp(`order.create.*${shop.unseen.traceId}`));
  });

  test('polls and the start of a node begin no traces', () => {
    const roots = collector.spans.filter(({ parentSpanId, links }) => !parentSpanId && !links?.length);
    assert.deepEqual([...new Set(roots.map(({ kind }) => kind))], [2], 'each begins with a request over HTTP');
    assert.equal(
      roots.some(({ attributes }) => String(attributes['http.route']).startsWith('/health')),
      false,
    );
  });

  test('no name of a customer, dish or Session leaves the shop, no statement, no address of a client', () => {
    assert.ok(collector.text.length > 10_000);
    const dish = shop.orders[0]?.lines[0]?.name ?? '';
    for (const secret of [
      ...CUSTOMERS,
      dish,
      'cs_test_',
      'sk_test',
      'whsec',
      'user_agent',
      'client.address',
      'url.full',
    ])
      assert.equal(collector.text.includes(secret), false, secret);
    for (const { name, attributes } of collector.spans) {
      const told = Object.keys(attributes).join();
      assert.doesNotMatch(told, /url\.path|url\.query|db\.query|peer|exception|statement|body/, `${name}: ${told}`);
    }
  });

  test('each line of the log about an order has its trace, and every node ends in time', () => {
    for (const { id, traceId } of shop.orders) {
      const lines = shop.output.split('\n').filter((line) => line.includes(id) && line.startsWith('{'));
      assert.ok(lines.length >= 4, shop.output);
      const asked = lines.filter((line) => !/order\.(get|find)/.test(line));
      assert.deepEqual([...new Set(asked.map((line) => JSON.parse(line).trace_id))], [traceId]);
    }
    for (const { code, ms } of shop.ends) assert.ok(code === 0 && ms < 10_000, `${code} after ${ms} ms`);
  });
});
