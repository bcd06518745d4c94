import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Service, ServiceBroker } from 'moleculer';
import { locks } from '../../mixins/lock.mixin.ts';
import { readConfig } from '../../platform/config/config.ts';
import type { Lock } from '../../platform/redis/lock.ts';

test('a service counts what it did without its lock', async (t) => {
  const env = {
    NATS_URL: 'nats://127.0.0.1:1',
    MONGO_URL: 'mongodb://127.0.0.1:1',
    MYSQL_URL: 'mysql://127.0.0.1:1',
  };
  const config = readConfig({ ...env, REDIS_URL: 'redis://127.0.0.1:1', STRIPE: 'twin' });
  const broker = new ServiceBroker({
    logger: false,
    metrics: { enabled: true, reporter: [], collectProcessMetrics: false },
  });
  const [locked, free] = await Promise.all(
    [true, false].map(async (wanted, i) =>
      broker.createService({ name: `s${i}`, mixins: [await locks(config, wanted)] }),
    ),
  );
  await broker.start();
  t.after(() => broker.stop());
  for (const service of [locked, free]) await (service as Service & { lock: Lock }).lock.hold(['a'], async () => {});
  const metric = broker.metrics.getMetric('comanda.lock.unavailable.total');
  assert.deepEqual([metric?.get({ service: 's0' })?.value, metric?.get({ service: 's1' })], [1, undefined]);
});
