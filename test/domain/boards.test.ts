import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { ROOT, readCompose } from '../support/compose.ts';
import schema from '../support/grafana-board.json' with { type: 'json' };
import { BOARDS } from '../support/watched.ts';

const PROVISIONED = path.join(ROOT, 'deploy/grafana/provisioning');
const read = <T>(file: string): T => parse(readFileSync(path.join(PROVISIONED, file), 'utf8'));
const valid = new Ajv({ strict: false, allErrors: true }).compile(schema);
const panels = BOARDS.flatMap(({ panels }) => panels);

test('there are three boards, and each is one by the schema of Grafana', () => {
  assert.deepEqual(BOARDS.map(({ uid }) => uid).sort(), [
    'comanda-business',
    'comanda-nothing-lost',
    'comanda-services',
  ]);
  for (const board of BOARDS) assert.equal(valid(board), true, JSON.stringify(valid.errors?.slice(0, 5), null, 2));
});

test('the schema refuses a panel with a field that Grafana does not know, or a value', () => {
  const [board] = BOARDS;
  const planted = (change: object) => ({ ...board, panels: [{ ...board?.panels[0], ...change }] });
  assert.equal(valid(planted({})), true);
  assert.equal(valid(planted({ descriptoin: 'x' })), false);
  assert.equal(valid(planted({ type: 'timeserie' })), false);
  assert.equal(valid(planted({ targets: [{ refId: 'A', expr: 'up', legend: 'x' }] })), false);
});

test('each panel has a unit, a description in words, and a legend for each of its lines', () => {
  assert.ok(panels.length > 30, `it read ${panels.length} panels`);
  for (const { title, description, targets, fieldConfig } of panels) {
    assert.ok(fieldConfig.defaults.unit, title);
    assert.match(description, /^[A-Z].{15,}\.$/, title);
    assert.ok(targets.length > 0, title);
    for (const { legendFormat } of targets) assert.ok(legendFormat, title);
  }
});

/** Prometheus counts from each node's start on; what every node computes from the shared store would be added up. */
function wrongUse(expr: string): string | undefined {
  for (const { 0: name, index } of expr.matchAll(/\bcomanda_\w+/g)) {
    const before = expr.slice(0, index);
    const right = /_(total|bucket)$/.test(name) ? /(rate|increase)\($/ : /max( by \([^)]*\) )?\($/;
    if (!right.test(before)) return name;
  }
  return undefined;
}

test('counters are shown as rates, and gauges as the greatest of what the nodes say', () => {
  for (const { title, targets } of panels)
    for (const { expr } of targets) assert.equal(wrongUse(expr), undefined, title);
  assert.equal(wrongUse('sum(comanda_holds)'), 'comanda_holds');
  assert.equal(wrongUse('sum by (kind) (comanda_alerts_total)'), 'comanda_alerts_total');
});

test('Grafana finds the boards and the sources of their data where the compose file has them', () => {
  const { services } = readCompose();
  const { datasources } = read<{ datasources: { uid: string; url: string }[] }>('datasources/comanda.yml');
  assert.deepEqual(
    datasources.map(({ uid }) => uid),
    ['prometheus', 'jaeger'],
  );
  for (const { uid, url } of datasources) assert.ok(services[new URL(url).hostname], uid);
  for (const { title, datasource } of panels) {
    assert.ok(
      datasources.some(({ uid }) => uid === datasource.uid),
      title,
    );
  }
  const { providers } = read<{ providers: { options: { path: string } }[] }>('dashboards/comanda.yml');
  const mounts = services.grafana?.volumes ?? [];
  for (const { options } of providers) assert.ok(mounts.includes(`./deploy/grafana/boards:${options.path}:ro`));
  assert.ok(mounts.includes('./deploy/grafana/provisioning:/etc/grafana/provisioning:ro'));
});
