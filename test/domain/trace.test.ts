import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { inTrace, untraced } from '../../platform/telemetry/spans.ts';
import { currentTrace, newTrace, partsOf, readTrace, requestId, traceId } from '../../platform/telemetry/trace.ts';
import { wantsOtel } from '../../platform/telemetry/wants-otel.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

test('a valid traceparent is taken, and of its flags the one that is ours to carry', () => {
  const cases: Record<string, string> = {
    [`00-${TRACE}-${SPAN}-01`]: '01',
    [`00-${TRACE}-${SPAN}-00`]: '00',
    [`00-${TRACE}-${SPAN}-03`]: '01',
    [` 00-${TRACE}-${SPAN}-01 `]: '01',
    // A later version may say more behind what this one says.
    [`01-${TRACE}-${SPAN}-01`]: '01',
    [`cc-${TRACE}-${SPAN}-00-what-comes-later`]: '00',
  };
  for (const [given, flags] of Object.entries(cases)) assert.equal(readTrace(given), `00-${TRACE}-${SPAN}-${flags}`);
});

test('anything else is as if there were none', () => {
  const zeros = '0'.repeat(32);
  const bad = [
    ...[undefined, null, 7, ['00'], '', '00', `${TRACE}`, `00-${TRACE}-${SPAN}`, `00-${TRACE}-${SPAN}-1`],
    ...[`ff-${TRACE}-${SPAN}-01`, `00-${TRACE}-${SPAN}-01-more`, `0-${TRACE}-${SPAN}-01`, `cc-${TRACE}-${SPAN}-01.`],
    ...[`00-${zeros}-${SPAN}-01`, `00-${TRACE}-${zeros.slice(16)}-01`, `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ...[`00-${TRACE.slice(1)}-${SPAN}-01`, `00-${TRACE}0-${SPAN}-01`, `00-${TRACE}-${SPAN}-0g`],
    ...[`00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`, `00-${TRACE}-${SPAN}-01\n00`],
  ];
  for (const header of bad) assert.equal(readTrace(header), undefined, String(header));
});

test('a trace that begins here is valid, another each time, and not recorded', () => {
  const [one, other] = [newTrace(), newTrace()];
  assert.equal(readTrace(one), one);
  assert.notEqual(partsOf(one).traceId, partsOf(other).traceId);
  assert.equal(partsOf(one).sampled, false);
  assert.deepEqual(partsOf(`00-${TRACE}-${SPAN}-01`), { traceId: TRACE, spanId: SPAN, sampled: true });
});

test('whatever runs for a request is in its trace, and what a timer does for all is in none', async () => {
  const trace = newTrace();
  const seen = await inTrace(
    trace,
    async () => {
      await sleep(1);
      const inside = [currentTrace(), traceId(), requestId()];
      const ofAll = await untraced(async () => {
        await sleep(1);
        return [currentTrace(), requestId()];
      });
      return { inside, ofAll };
    },
    'r-1',
  );
  assert.deepEqual(seen, { inside: [trace, partsOf(trace).traceId, 'r-1'], ofAll: [undefined, undefined] });
  assert.equal(currentTrace(), undefined);
});

test('spans are recorded where the variables name a place for them, and not where they are switched off', () => {
  const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://localhost:4318';
  const yes = [
    { OTEL_EXPORTER_OTLP_ENDPOINT },
    { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${OTEL_EXPORTER_OTLP_ENDPOINT}/v1/traces` },
    { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: 'false' },
  ];
  const no = [
    {},
    { OTEL_SERVICE_NAME: 'shop', OTEL_TRACES_SAMPLER: 'always_on' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: '' },
    { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: 'TRUE' },
    { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_EXPORTER: 'none' },
  ];
  for (const env of yes) assert.equal(wantsOtel(env), true, JSON.stringify(env));
  for (const env of no) assert.equal(wantsOtel(env), false, JSON.stringify(env));
});
