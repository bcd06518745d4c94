import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../support/customers.ts';
import { freePort } from '../support/free-port.ts';
import { Scraped } from '../support/metrics.ts';
import { NodeProcess } from '../support/node-process.ts';
import { Shop } from '../support/shop.ts';

const LISTED = path.join(import.meta.dirname, '../../docs/metrics.md');
/** The metrics that people are told of. */
const listed = () => [...readFileSync(LISTED, 'utf8').matchAll(/^\| `(comanda_[a-z_]+)/gm)].map(([, name]) => name);
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-|(cs|pi|re|evt|po)_[a-zA-Z0-9]{8}|\b\d{4,}\b/;

const dish = (id: string, quantity: number) => {
  return { id, name: id, description: '', category: 'food', price: 1190, currency: 'eur', quantity };
};

async function openShop(t: TestContext) {
  const port = await freePort();
  const menu = [dish('margherita', 20), dish('burrata', 2)];
  const shop = await Shop.open(t, { env: { METRICS_PORT: `${port}` }, menu });
  /** Later than half a second after the last scrape, so that the gauges are read again. */
  const scrape = () => sleep(600).then(() => Scraped.from(port));
  return { shop, port, scrape };
}

test('an order on its way through the whole shop is counted, and no metric tells whose it is', async (t) => {
  const { shop, port, scrape } = await openShop(t);
  const order = await shop.order('zelda', { margherita: 2 });
  const other = await shop.order('quentin', { burrata: 1 });
  await shop.waitForStatus(other, ['waiting_for_payment']);
  const before = await scrape();
  assert.equal(before.by('status', 'comanda_orders_open').waiting_for_payment, 2);
  assert.equal(before.value('comanda_holds'), 2);

  const body = { items: [{ id: 'burrata', quantity: 2 }] };
  assert.equal((await shop.send('POST', '/api/customer/zelda/orders', body)).status, 409);
  await shop.pay(order);
  await shop.waitForStatus(order, ['cooked']);
  assert.equal((await scrape()).value('comanda_tickets_open', { state: 'cooked' }), 1);
  await shop.send('POST', `/api/kitchen/tickets/${order.id}/hand-over`, {});
  await shop.pay(other);
  await shop.waitForStatus(other, ['cooked']);
  await shop.send('POST', `/api/kitchen/orders/${other.id}/cancel`, { reason: 'dropped' });
  await until(
    10,
    async () => (await shop.get(other)).refunded === other.total,
    () => shop.output,
  );

  const after = await scrape();
  const text = JSON.stringify(after.samples);
  assert.deepEqual([...after.families.keys()].toSorted(), listed().toSorted());
  for (const { name, labels } of after.samples)
    for (const value of Object.values(labels)) if (labels.le !== value) assert.doesNotMatch(value, ID, name);
  for (const secret of [order.id, 'zelda', 'quentin']) assert.ok(!text.includes(secret), secret);

  const moves = { pending: 2, waiting_for_payment: 2, paid: 2, preparing: 2, cooked: 2, completed: 1, cancelled: 1 };
  assert.deepEqual(after.by('status', 'comanda_orders_total'), moves);
  const { completed: _, cancelled: _c, ...left } = moves;
  assert.deepEqual(after.by('status', 'comanda_order_status_duration_seconds_count'), left);
  assert.equal(after.value('comanda_takings_minor_units_total', { currency: 'eur' }), order.total + other.total);
  assert.equal(after.value('comanda_refunds_minor_units_total', { currency: 'eur' }), other.total);
  assert.equal(after.value('comanda_refunds_total', { state: 'succeeded' }), 1);
  assert.equal(after.value('comanda_paid_to_ticket_seconds_count'), 2);
  assert.ok((after.value('comanda_paid_to_ticket_seconds_sum') ?? 99) < 5);
  assert.ok((after.value('comanda_webhook_lag_seconds_count') ?? 0) >= 2);
  const refused = { action: 'stock.reserve', code: 'STOCK_INSUFFICIENT' };
  assert.equal(after.value('comanda_refusals_total', refused), 1);
  const reserve = { action: 'stock.reserve', cqrs: 'command' };
  assert.equal(after.value('comanda_actions_total', { ...reserve, result: 'done' }), 2);
  assert.equal(after.value('comanda_actions_total', { ...reserve, result: 'refused' }), 1);
  assert.equal(after.value('comanda_action_duration_seconds_count', { ...reserve, result: 'done' }), 2);
  assert.deepEqual(after.by('status', 'comanda_orders_open'), {
    ...{ pending: 0, waiting_for_payment: 0, paid: 0, preparing: 0, cooked: 0 },
  });
  assert.equal(after.value('comanda_holds'), 0);
  assert.equal(after.value('comanda_order_without_link_oldest_seconds'), 0);
  for (const quiet of ['comanda_taken_over_total', 'comanda_dead_letters', 'comanda_lost_compare_and_sets_total'])
    for (const [service, value] of Object.entries(after.by('service', quiet)))
      assert.equal(value, 0, `${quiet} ${service}`);
  assert.ok((after.value('comanda_heap_bytes') ?? 0) > 10_000_000);
  assert.ok((after.value('comanda_event_loop_delay_seconds', { quantile: '0.5' }) ?? 1) < 0.5);

  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 404);
  assert.equal((await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' })).status, 405);
  assert.equal(await (await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'HEAD' })).text(), '');
  await shop.stop();
});

test('what Prometheus itself finds fault with is nothing', {
  skip: !hasPromtool() && 'promtool is not there',
}, async (t) => {
  const { shop, port } = await openShop(t);
  const order = await shop.order('ann', { margherita: 1 });
  await shop.waitForStatus(order, ['waiting_for_payment']);
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  assert.equal(execFileSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' }), '');
});

test('the metrics of one machine are for this machine, and without METRICS_PORT there are none', async (t) => {
  const { shop, port } = await openShop(t);
  const outside = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  if (outside) await assert.rejects(fetch(`http://${outside.address}:${port}/metrics`));
  await shop.stop();
  await shop.start({ METRICS_PORT: '' });
  await assert.rejects(fetch(`http://127.0.0.1:${port}/metrics`));
});

test('work of a process that died is counted as taken over, and a planned look is not', async (t) => {
  const { shop, scrape } = await openShop(t);
  await shop.kill();
  await shop.start({ FAILPOINT: 'payment.opened' });
  await shop.order('ann', { margherita: 1 }).catch(() => {});
  await shop.died(15);
  await shop.start();
  const takenOver = async () => {
    const now = await scrape();
    return (now.value('comanda_taken_over_total', { service: 'payment' }) ?? 0) > 0 && now;
  };
  const seen = await until(20, takenOver, () => shop.output);
  assert.ok((seen.value('comanda_looks_total', { service: 'payment' }) ?? 0) >= 1);
  assert.equal(seen.value('comanda_taken_over_total', { service: 'order' }), 0);
});

test('a port of the metrics that another program has is refused in one clear line', async (t) => {
  const metrics = await freePort();
  const other = createServer().listen(metrics, '127.0.0.1');
  await once(other, 'listening');
  t.after(() => other.close());
  const [port, twin] = [await freePort(), await freePort()];
  const env = { PORT: `${port}`, STRIPE_TWIN_URL: `http://localhost:${twin}`, METRICS_PORT: `${metrics}` };
  const node = new NodeProcess(t, [], env);
  assert.deepEqual(await node.ended, [1, null]);
  const line = `METRICS_PORT: the metrics cannot listen on port ${metrics} (EADDRINUSE); free it, or set another`;
  assert.equal(node.output, `Comanda cannot start. ${line}\n`);
});

function hasPromtool(): boolean {
  try {
    return execFileSync('promtool', ['--version'], { encoding: 'utf8' }) !== '';
  } catch {
    return false;
  }
}
