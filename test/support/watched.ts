import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './compose.ts';
import { DEPLOYED } from './prometheus.ts';

export interface Alert {
  alert: string;
  expr: string;
  for?: string;
  labels: { severity: string };
  annotations: { summary: string; runbook_url: string };
}
export interface Panel {
  title: string;
  description: string;
  datasource: { uid: string };
  targets: { expr: string; legendFormat: string }[];
  fieldConfig: { defaults: { unit: string } };
}
export interface Board {
  uid: string;
  panels: Panel[];
}

const { groups } = parse(readFileSync(path.join(DEPLOYED, 'alerts.yml'), 'utf8')) as { groups: { rules: Alert[] }[] };
export const ALERTS = groups.flatMap(({ rules }) => rules);

const FOLDER = path.join(ROOT, 'deploy/grafana/boards');
export const BOARDS = globSync('*.json', { cwd: FOLDER }).map(
  (file) => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Board,
);

/** What boards and alerts ask Prometheus; `$__rate_interval` is Grafana's. */
export const QUERIES = [
  ...ALERTS.map(({ expr }) => expr),
  ...BOARDS.flatMap(({ panels }) => panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))),
].map((expr) => expr.replaceAll('$__rate_interval', '5m'));

/** The metrics of ours that they name, as Prometheus knows their families. */
export const WATCHED = [...new Set(QUERIES.flatMap((query) => query.match(/\bcomanda_\w+/g) ?? []))]
  .map((name) => name.replace(/_bucket$/, ''))
  .sort();
