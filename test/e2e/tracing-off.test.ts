import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Shop } from '../support/shop.ts';

/** Prints each module of OpenTelemetry's that a process loads, before it is loaded. */
const WATCH = `import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) {
  if (url.includes('@opentelemetry')) process.stderr.write('loads ' + url + '\\n');
  return next(url, context);
} });`;
const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(WATCH)}`;
const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://127.0.0.1:9';
const isLoaded = ({ output }: Shop): boolean => output.includes('loads file:');

for (const env of [{}, { OTEL_SERVICE_NAME: 'shop' }, { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: 'true' }]) {
  test(`nothing of OpenTelemetry is loaded with ${JSON.stringify(env)}, and an order goes its way`, async (t) => {
    const shop = await Shop.open(t, { env: { ...env, NODE_OPTIONS } });
    const order = await shop.order('ann', { margherita: 1 });
    await shop.pay(order);
    await shop.waitForStatus(order, ['cooked']);
    await shop.stop();
    assert.equal(isLoaded(shop), false, shop.output);
  });
}

test('it is loaded where an endpoint is named; one that does not answer costs no order, and no stop in time', async (t) => {
  const shop = await Shop.open(t, { env: { OTEL_EXPORTER_OTLP_ENDPOINT, NODE_OPTIONS } });
  assert.equal(isLoaded(shop), true);
  const order = await shop.order('ann', { margherita: 1 });
  await shop.pay(order);
  await shop.waitForStatus(order, ['cooked']);
  await shop.stop();
});
