import type { MetricRegistry } from 'moleculer';
import { METRICS, type MetricName } from './metrics.ts';

/** A value under its labels, as Moleculer's registry keeps it; of a histogram the rest. */
interface Point {
  labels: Record<string, string>;
  value?: number;
  count?: number;
  sum?: number;
  buckets?: Record<string, number>;
}

/** https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */
export const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Our metrics as Prometheus reads them. Moleculer's own reporter leaves out sum and count of a histogram with buckets, and gives
 * each value the id of its node, which is new at every start.
 */
export function exposition(registry: Pick<MetricRegistry, 'getMetric'>): string {
  const names = Object.keys(METRICS) as MetricName[];
  return names
    .flatMap((name) => family(name, points(registry, name)))
    .join('\n')
    .concat('\n');
}

const points = (registry: Pick<MetricRegistry, 'getMetric'>, name: MetricName): Point[] =>
  (registry.getMetric(name)?.snapshot() ?? []) as unknown as Point[];

function family(name: MetricName, points: readonly Point[]): string[] {
  const { type, help, labels } = METRICS[name];
  const told = labels.some((label) => label === 'quantile') ? 'summary' : type;
  const called = name.replace(/[.-]/g, '_');
  const lines =
    type === 'histogram'
      ? points.flatMap((point) => histogram(called, point))
      : points.map(({ labels, value = 0 }) => line(called, labels, value));
  return [`# HELP ${called} ${help}`, `# TYPE ${called} ${told}`, ...lines];
}

function histogram(name: string, { labels, count = 0, sum = 0, buckets = {} }: Point): string[] {
  const bounds = Object.entries(buckets).toSorted(([a], [b]) => Number(a) - Number(b));
  const within = bounds.map(([le, n]) => line(`${name}_bucket`, { ...labels, le }, n));
  return [
    ...within,
    line(`${name}_bucket`, { ...labels, le: '+Inf' }, count),
    line(`${name}_sum`, labels, sum),
    line(`${name}_count`, labels, count),
  ];
}

function line(name: string, labels: Record<string, string>, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join()}}` : ''} ${value}`;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '"': '\\"', '\n': '\\n' };
const escaped = (text: string): string => String(text).replace(/[\\"\n]/g, (sign) => ESCAPES[sign] ?? '');
