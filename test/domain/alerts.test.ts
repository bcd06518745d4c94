import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse, stringify } from 'yaml';
import { ALERTS as KINDS } from '../../kernel/alert.ts';
import { METRICS } from '../../platform/telemetry/metrics.ts';
import { ROOT, readCompose } from '../support/compose.ts';
import { DEPLOYED, readPrometheusConfig } from '../support/prometheus.ts';
import { needs } from '../support/servers.ts';
import { pathOf } from '../support/servers-programs.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ALERTS, QUERIES } from '../support/watched.ts';

interface UnitTest {
  name: string;
  input_series: { series: string }[];
  promql_expr_test: { expr: string; exp_samples: { value: number }[] }[];
}
const UNIT_TESTS = path.join(DEPLOYED, 'alerts.test.yml');
const { tests, ...frame } = parse(readFileSync(UNIT_TESTS, 'utf8')) as { tests: UnitTest[] };
const RUNBOOKS = path.join(ROOT, 'docs/runbooks');
const names = ALERTS.map(({ alert }) => alert);

const promtool = (...args: string[]): Promise<{ failed: boolean; said: string }> =>
  new Promise((resolve) =>
    execFile(pathOf('promtool'), args, (error, out, err) => resolve({ failed: error !== null, said: out + err })),
  );
const passes = async (...args: string[]) => {
  const { failed, said } = await promtool(...args);
  assert.equal(failed, false, said);
};

test('Prometheus takes its configuration and the rules', needs('promtool'), async () => {
  await passes('check', 'config', path.join(DEPLOYED, 'prometheus.yml'));
});

test(
  'each alert fires on a series that should raise it, and stays quiet on one that should not',
  needs('promtool'),
  () => passes('test', 'rules', UNIT_TESTS),
);

test('each alert has such a pair of series', () => {
  assert.ok(names.length > 15, `it read ${names.length} alerts`);
  const expected = names.flatMap((name) => [`${name} fires`, `${name} stays quiet`]);
  assert.deepEqual(tests.map(({ name }) => name).sort(), expected.sort());
  for (const { name, promql_expr_test: asked } of tests) {
    assert.equal(asked.length, 1, name);
    for (const { expr, exp_samples } of asked) {
      assert.ok(expr.includes(`ALERTS{alertname="${name.split(' ')[0]}", alertstate="firing"}`), name);
      assert.equal(exp_samples.length, name.endsWith('fires') ? 1 : 0, name);
    }
  }
});

/** What Prometheus adds: where it scraped, and the bounds of a histogram's buckets. */
const ADDED = ['instance', 'role', 'le'];
const LABELS = new Map(
  Object.entries(METRICS).map(([name, { labels }]) => [name.replace(/[.-]/g, '_'), [...ADDED, ...labels] as string[]]),
);

test('the series have the names and labels of our metrics', () => {
  const ours = tests.flatMap(({ input_series }) => input_series).filter(({ series }) => series.startsWith('comanda_'));
  assert.ok(ours.length > 30, `it read ${ours.length} series`);
  for (const { series } of ours) {
    const [name = ''] = series.split('{');
    const known = LABELS.get(name.replace(/_bucket$/, '')) ?? assert.fail(series);
    for (const [, label = ''] of series.matchAll(/(\w+)="/g)) assert.ok(known.includes(label), series);
  }
});

test('each kind of alert that a service raises is one of Prometheus, but what another one tells of', () => {
  const matchers = ALERTS.flatMap(({ expr }) => {
    const [, operator, kinds] = /comanda_alerts_total\{kind([!=]~?)"([^"]*)"\}/.exec(expr) ?? [];
    return kinds ? [(kind: string) => new RegExp(`^(${kinds})$`).test(kind) === operator?.startsWith('=')] : [];
  });
  const told = (kind: string) => matchers.filter((matches) => matches(kind)).length;
  assert.deepEqual(
    [...KINDS, 'one-of-tomorrow'].filter((kind) => told(kind) !== 1),
    ['not-closed'],
  );
});

for (const [what, expr, broken] of [
  ['never fires', 'vector(0) > 1', 'fires'],
  ['always fires', 'vector(1)', 'stays quiet'],
] as const) {
  test(`the pair of each alert finds one that ${what}`, needs('promtool'), async () => {
    const folder = tempFolder();
    const rules = ALERTS.map(({ alert }) => ({ alert, expr }));
    writeFileSync(path.join(folder, 'alerts.yml'), stringify({ groups: [{ name: 'planted', rules }] }));
    const file = path.join(folder, 'alerts.test.yml');
    for (const one of tests.filter(({ name }) => name.endsWith(broken))) {
      writeFileSync(file, stringify({ ...frame, tests: [one] }));
      assert.equal((await promtool('test', 'rules', file)).failed, true, one.name);
    }
  });
}

test('each alert says how bad it is and what happens, and leads to a page that says what to do', () => {
  const pages = ALERTS.map(({ alert, labels, annotations: { summary, runbook_url } }) => {
    assert.match(labels.severity, /^(critical|warning)$/, alert);
    assert.ok(summary.length > 10, alert);
    const page = `${alert.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase()}.md`;
    assert.equal(runbook_url, `{{ $externalURL }}/user/${page}`);
    return page;
  });
  assert.deepEqual(readdirSync(RUNBOOKS).sort(), [...pages, 'README.md'].sort());
  const list = readFileSync(path.join(RUNBOOKS, 'README.md'), 'utf8');
  for (const [index, { alert, labels }] of ALERTS.entries()) {
    const text = readFileSync(path.join(RUNBOOKS, pages[index] as string), 'utf8');
    assert.ok(text.startsWith(`# ${alert}\n`), alert);
    for (const part of ['What it means', 'What to look at', 'What to do', 'When it is over']) {
      assert.ok(text.includes(`\n## ${part}\n\n`), `${alert}: ${part}`);
    }
    assert.ok(list.includes(`| [${alert}](${pages[index]}) | ${labels.severity} |`), `${alert} is not in the list`);
  }
});

test('whatever boards and alerts ask is PromQL', needs('promtool'), async () => {
  const file = path.join(tempFolder(), 'queries.yml');
  const rules = QUERIES.map((expr, index) => ({ record: `query_${index}`, expr }));
  writeFileSync(file, stringify({ groups: [{ name: 'queries', rules }] }));
  await passes('check', 'rules', file);
});

test('Prometheus looks for every container of ours, at the port where it shows its metrics', () => {
  const { services } = readCompose();
  const ours = Object.entries(services).filter(([, { image }]) => image === 'comanda');
  const [{ names, port } = { names: [], port: 0 }] = readPrometheusConfig().scrape_configs[0]?.dns_sd_configs ?? [];
  assert.deepEqual(names.toSorted(), ours.map(([name]) => name).sort());
  for (const [name, { environment }] of ours) assert.equal(environment?.METRICS_PORT, String(port), name);
});
