import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { until } from '../support/customers.ts';
import { freePort } from '../support/free-port.ts';
import { opsCall } from '../support/ops.ts';
import { ask, startPrometheus } from '../support/prometheus.ts';
import { needs } from '../support/servers.ts';
import { Shop } from '../support/shop.ts';
import { ALERTS, BOARDS, WATCHED } from '../support/watched.ts';

interface Raised {
  labels: { alertname: string };
  annotations: { runbook_url: string };
}
type Series = { metric: Record<string, string>; value: [number, string] }[];

/** A shop that shows its metrics, and a Prometheus that reads them. */
async function watched(t: TestContext) {
  const metricsPort = await freePort();
  const shop = await Shop.open(t, { env: { METRICS_PORT: `${metricsPort}` } });
  const prometheus = await startPrometheus({ order: `127.0.0.1:${metricsPort}` });
  t.after(() => prometheus.stop());
  const query = async (expr: string): Promise<Series> => {
    const { result } = await ask<{ result: Series }>(prometheus.url, `query?query=${encodeURIComponent(expr)}`);
    return result;
  };
  await until(
    20,
    async () => (await query('up == 1')).length === 1,
    () => 'it is never scraped',
  );
  return { shop, prometheus, query };
}

/** What a shop on one machine in which all goes well has nothing to show of. */
const NOTHING_TO_SHOW = ['Firing alerts', 'Failed', 'Redis and locks not to be had'];

test(
  'Prometheus scrapes a shop, and every panel of every board shows what happens to an order',
  needs('prometheus'),
  async (t) => {
    const { shop, prometheus, query } = await watched(t);
    const order = await shop.order('ann', { margherita: 1, espresso: 2 });
    await shop.pay(order);
    await shop.waitForStatus(order, ['cooked']);
    await opsCall(shop.folder, 'stock.restock', { movementId: 'm1', itemId: 'burrata', quantity: -500 });
    const refused = { items: [{ id: 'burrata', quantity: 1 }] };
    assert.equal((await shop.send('POST', '/api/customer/ben/orders', refused)).status, 409);
    await opsCall(shop.folder, 'order.cancelByStaff', { orderId: order.id, reason: 'it fell down' });

    const families = await ask<Record<string, unknown>>(prometheus.url, 'metadata');
    assert.deepEqual(
      WATCHED.filter((name) => !families[name]),
      [],
      'no running shop has these',
    );
    const panels = BOARDS.flatMap(({ panels }) => panels).filter(({ title }) => !NOTHING_TO_SHOW.includes(title));
    const lines = panels.flatMap(({ title, targets }) =>
      targets.map(({ expr, legendFormat }) => ({
        title,
        expr: expr.replaceAll('$__rate_interval', '1m'),
        labels: [...legendFormat.matchAll(/{{(\w+)}}/g)].map(([, label]) => label as string),
      })),
    );
    let silent = lines;
    await until(
      30,
      async () => {
        const shown = await Promise.all(silent.map(({ expr }) => query(expr)));
        for (const [index, { title, labels }] of silent.entries())
          for (const { metric } of shown[index] ?? [])
            for (const label of labels) assert.ok(metric[label], `${title}: no ${label} for the legend`);
        silent = silent.filter((_, index) => shown[index]?.length === 0);
        return silent.length === 0;
      },
      () => `these show nothing: ${JSON.stringify(silent, null, 2)}`,
    );
    const [cooked] = await query('sum by (role) (comanda_orders_total{status="cooked"})');
    assert.deepEqual([cooked?.metric, cooked?.value[1]], [{ role: 'order' }, '1']);
    assert.deepEqual(await query('ALERTS{alertstate="firing"}'), []);
  },
);

test('the alert of a shop that died leads to a page that Prometheus shows', needs('prometheus'), async (t) => {
  const { shop, prometheus } = await watched(t);
  await shop.kill();
  const raised = await until(
    20,
    async () => {
      const { alerts } = await ask<{ alerts: Raised[] }>(prometheus.url, 'alerts');
      return alerts.find(({ labels }) => labels.alertname === 'NodeDown');
    },
    () => 'no alert',
  );
  assert.match(await (await fetch(raised.annotations.runbook_url)).text(), /^# NodeDown\n/);
  const pages = ALERTS.map(({ alert, annotations }) => [
    alert,
    annotations.runbook_url.replace('{{ $externalURL }}', prometheus.url),
  ]);
  for (const [alert, page = ''] of pages)
    assert.ok((await (await fetch(page)).text()).startsWith(`# ${alert}\n`), page);
});
