import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Service, ServiceBroker } from 'moleculer';
import { metrics } from '../../middlewares/metrics.middleware.ts';
import { meterOf } from '../../platform/telemetry/meter.ts';
import { type Readings, reading, type WithReadings } from '../../platform/telemetry/readings.ts';
import { Scrapes } from '../../platform/telemetry/scrapes.ts';
import { freePort } from '../support/free-port.ts';
import { Scraped } from '../support/metrics.ts';

/** A node whose one service has these gauges. */
async function node(t: TestContext, ...readings: Readings[]) {
  const port = await freePort();
  const scrapes = new Scrapes();
  const scraped = metrics({ scrapes, port, host: '127.0.0.1', channels: { readings: () => [] } });
  const options = { enabled: true, reporter: [scrapes as never], collectProcessMetrics: false };
  const broker = new ServiceBroker({ logger: false, metrics: options, middlewares: [scraped] });
  broker.createService({
    name: 'kitchen',
    created(this: Service & WithReadings) {
      this.readings = readings;
    },
  });
  await broker.start();
  t.after(() => broker.stop());
  const took = async () => {
    const began = performance.now();
    const seen = await Scraped.from(port);
    return [seen, performance.now() - began] as const;
  };
  return { broker, port, scrape: () => Scraped.from(port), took };
}

test('a gauge that cannot be read has no value, and fails no other and no scrape', async (t) => {
  let isBroken = false;
  const { scrape } = await node(
    t,
    () => {
      if (isBroken) throw new Error('the store is away');
      return [reading('comanda.holds', 3)];
    },
    async () => [reading('comanda.dead-letters', 1, { service: 'kitchen' })],
  );
  assert.equal((await scrape()).value('comanda_holds'), 3);
  isBroken = true;
  await sleep(600);
  const broken = await scrape();
  assert.equal(broken.value('comanda_holds'), undefined);
  assert.equal(broken.value('comanda_dead_letters', { service: 'kitchen' }), 1);
  assert.ok((broken.value('comanda_resident_bytes') ?? 0) > 0);
});

test('a scrape that fails for whatever reason is answered with 500, and the next one is tried again', async (t) => {
  const scrapes = new Scrapes();
  const broker = new ServiceBroker({ logger: false, metrics: { enabled: true, reporter: [scrapes as never] } });
  await broker.start();
  t.after(() => broker.stop());
  const port = await freePort();
  let failures = 1;
  const collect = async () => {
    if (failures-- > 0) throw new Error('nobody expected it');
  };
  await scrapes.listen({ port, host: '127.0.0.1', named: 'METRICS_PORT', who: 'the metrics' }, collect);
  const ask = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).status;
  assert.deepEqual([await ask(), await ask()], [500, 200]);
});

test('a store that hangs holds up a scrape for two seconds, and is not asked again meanwhile', async (t) => {
  let asked = 0;
  const answer = Promise.withResolvers<void>();
  const { took, scrape } = await node(t, async () => {
    asked++;
    await answer.promise;
    return [reading('comanda.holds', 3)];
  });
  const [first, ms] = await took();
  assert.equal(first.value('comanda_holds'), undefined);
  assert.ok(ms > 1900 && ms < 6000, `${ms}`);
  await sleep(600);
  const [, next] = await took();
  assert.ok(next < 1900, `${next}`);
  assert.equal(asked, 1);
  answer.resolve();
  await sleep(600);
  assert.equal((await scrape()).value('comanda_holds'), 3);
});

test('many who scrape at once share what is read', async (t) => {
  let asked = 0;
  const { scrape } = await node(t, async () => {
    asked++;
    await sleep(50);
    return [];
  });
  await Promise.all(Array.from({ length: 20 }, scrape));
  assert.equal(asked, 1);
});

test('labels are escaped, and what clocks make less than nothing is nothing', async (t) => {
  const { broker, scrape } = await node(t);
  const meter = meterOf(broker);
  const labels = { consumer: 'a"b\\c\nd', type: 'x' };
  meter.count('comanda.dead-letters.total', 2, labels);
  meter.observe('comanda.webhook.lag.seconds', -3);
  meter.observe('comanda.webhook.lag.seconds', 0.5);
  const seen = await scrape();
  const escaped = { consumer: 'a\\"b\\\\c\\nd', type: 'x' };
  assert.equal(seen.value('comanda_dead_letters_total', escaped), 2);
  assert.equal(seen.value('comanda_webhook_lag_seconds_sum'), 0.5);
  assert.equal(seen.value('comanda_webhook_lag_seconds_bucket', { le: '0.1' }), 1);
  assert.equal(seen.value('comanda_webhook_lag_seconds_bucket', { le: '0.5' }), 2);
});

test('the event loop delay is what came since the last scrape', async (t) => {
  const { scrape } = await node(t);
  const worst = async () =>
    (await scrape()).value('comanda_event_loop_delay_seconds', { quantile: '0.99' }) ?? Number.NaN;
  await sleep(100);
  for (const end = performance.now() + 300; performance.now() < end; );
  await sleep(20);
  const blocked = await worst();
  assert.ok(blocked > 0.2, `${blocked}`);
  await sleep(1000);
  assert.ok((await worst()) < blocked);
});

test('a port that is taken between the look at it and the start ends the start with the same line', async (t) => {
  const { port } = await node(t);
  const scrapes = new Scrapes();
  const scraped = metrics({ scrapes, port, host: '127.0.0.1', channels: { readings: () => [] } });
  const broker = new ServiceBroker({ logger: false, middlewares: [scraped] });
  t.after(() => broker.stop().catch(() => {}));
  await assert.rejects(
    broker.start(),
    /^ConfigError: METRICS_PORT: the metrics cannot listen on port \d+ \(EADDRINUSE\)/,
  );
});
