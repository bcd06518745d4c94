import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { DomainError } from '../../kernel/domain-error.ts';
import { cleaned } from '../../platform/telemetry/otel-clean.ts';
import { Ids, OtelRecorder } from '../../platform/telemetry/otel-recorder.ts';
import { inSpan, inTrace, recordWith, resumed, untraced } from '../../platform/telemetry/spans.ts';
import { currentTrace, newTrace, partsOf, requestId, traceIdOf } from '../../platform/telemetry/trace.ts';

type Spans = Parameters<Parameters<typeof cleaned>[0]['export']>[0];
const RECORDED = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
const ERROR = 2;

const sent: Spans = [];
const ids = new Ids();
const exporter = {
  export(spans: Spans, done: (result: { code: number }) => void) {
    sent.push(...spans);
    done({ code: 0 });
  },
  shutdown: async () => {},
};
process.env.OTEL_BSP_SCHEDULE_DELAY = '1';
const sdk = new NodeSDK({
  idGenerator: ids,
  traceExporter: cleaned(exporter),
  metricReaders: [],
  logRecordProcessors: [],
});
before(() => {
  sdk.start();
  recordWith(new OtelRecorder({ ids, flush: () => sdk.shutdown() }));
});
after(() => sdk.shutdown());
beforeEach(() => {
  sent.length = 0;
});

/** What was sent, once so many spans ended. */
async function spans(count: number): Promise<Spans> {
  for (const end = Date.now() + 5000; sent.length < count && Date.now() < end; ) await new Promise(setImmediate);
  assert.equal(sent.length, count);
  return sent;
}

test('a span inside another has it as its parent, in the trace that was given', async () => {
  const inner = () => inSpan({ name: 'inner' }, currentTrace(), async () => currentTrace());
  const at = await inSpan({ name: 'outer', kind: 'server' }, RECORDED, inner, 'r-1');
  const [one, other] = await spans(2);
  assert.deepEqual([one?.name, other?.name], ['inner', 'outer']);
  assert.equal(one?.parentSpanContext?.spanId, other?.spanContext().spanId);
  assert.equal(other?.parentSpanContext?.spanId, partsOf(RECORDED).spanId);
  assert.deepEqual(partsOf(at ?? ''), {
    traceId: traceIdOf(RECORDED),
    spanId: one?.spanContext().spanId,
    sampled: true,
  });
});

test('the request has its name inside of its spans', async () => {
  const names = inSpan(
    { name: 'outer' },
    RECORDED,
    () => inSpan({ name: 'inner' }, currentTrace(), async () => requestId()),
    'r-1',
  );
  assert.equal(await names, 'r-1');
  await spans(2);
});

test('what goes on later is in the same trace without a parent, linked to what began it and to its cause', async () => {
  const cause = `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`;
  await inTrace(cause, () => resumed('work', RECORDED, async () => {}));
  const [work] = await spans(1);
  assert.equal(work?.spanContext().traceId, traceIdOf(RECORDED));
  assert.equal(work?.parentSpanContext, undefined);
  assert.deepEqual(
    work?.links.map(({ context }) => context.traceId),
    [traceIdOf(RECORDED), traceIdOf(cause)],
  );
});

test('what goes on in the trace of its own request has that for its parent', async () => {
  await inTrace(RECORDED, () => resumed('work', RECORDED, async () => {}));
  const [work] = await spans(1);
  assert.equal(work?.parentSpanContext?.spanId, partsOf(RECORDED).spanId);
});

test('nothing is recorded of a trace that is not, nor of what is done for all', async () => {
  const trace = newTrace();
  const inside = await inSpan({ name: 'unseen' }, trace, () => resumed('unseen', trace, async () => currentTrace()));
  assert.equal(traceIdOf(inside ?? ''), traceIdOf(trace));
  await untraced(() => resumed('unseen', newTrace(), async () => {}));
  await inSpan({ name: 'seen' }, undefined, async () => {});
  assert.deepEqual(
    (await spans(1)).map(({ name }) => name),
    ['seen'],
  );
});

test('a system error is one of its span, by its type and stack and without its words; a refusal is none', async () => {
  const throwing = (error: Error) => inSpan({ name: error.name }, RECORDED, () => Promise.reject(error));
  await assert.rejects(throwing(new TypeError('of ada@example.org')), TypeError);
  await assert.rejects(throwing(new DomainError('SHOP_CLOSED', 'conflict', 'closed to ada@example.org')));
  const [failed, refused] = await spans(2);
  assert.deepEqual([failed?.status, failed?.attributes], [{ code: ERROR }, { 'error.type': 'TypeError' }]);
  assert.match(String(failed?.events[0]?.attributes?.['exception.stacktrace']), /^ {4}at .*otel-recorder\.test/);
  assert.deepEqual([refused?.status.code, refused?.events], [0, []]);
  assert.deepEqual(refused?.attributes, { 'comanda.refused': 'SHOP_CLOSED' });
  assert.doesNotMatch(JSON.stringify([failed?.events, failed?.status, refused?.attributes]), /ada/);
});

test('what is not on the list of what may leave the process does not', async () => {
  const attributes = { 'http.route': '/api', 'url.path': '/api/customer/ada', 'client.address': '192.0.2.1' };
  await inSpan({ name: 'told', attributes }, RECORDED, async () => {});
  assert.deepEqual((await spans(1))[0]?.attributes, { 'http.route': '/api' });
});
