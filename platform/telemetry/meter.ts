import type { ServiceBroker } from 'moleculer';
import {
  type CounterName,
  type GaugeName,
  type HistogramName,
  type LabelsOf,
  METRICS,
  type MetricName,
} from './metrics.ts';

/** Counts and measures by the names and labels of METRICS, in the registry of a broker. */
export interface Meter {
  /** Whether anybody can see it: what is counted for each order and each call is counted then only. */
  isScraped: boolean;
  /** `by` 0 makes the counter begin: a rate is blind to the first count of one that was not there before. */
  count<N extends CounterName>(name: N, by: number, ...labels: LabelsOf<N>): void;
  /** Seconds; what clocks that differ make less than nothing is nothing. */
  observe<N extends HistogramName>(name: N, seconds: number, ...labels: LabelsOf<N>): void;
  set<N extends GaugeName>(name: N, value: number, ...labels: LabelsOf<N>): void;
  /** Forgets all values of a gauge. */
  clear(name: GaugeName): void;
}
type Metrics = Pick<ServiceBroker, 'metrics'>;

export const meterOf = ({ metrics }: Metrics): Meter => ({
  isScraped: (metrics.reporter ?? []).length > 0,
  count(name, by, ...[labels]) {
    register(metrics, name);
    metrics.increment(name, labels, by);
  },
  observe(name, seconds, ...[labels]) {
    register(metrics, name);
    metrics.observe(name, Math.max(0, seconds), labels);
  },
  set(name, value, ...[labels]) {
    register(metrics, name);
    metrics.set(name, value, labels);
  },
  clear(name) {
    metrics.getMetric(name)?.clear();
  },
});

function register(metrics: Metrics['metrics'], name: MetricName): void {
  if (metrics.hasMetric(name)) return;
  const { type, help: description, labels, ...rest } = METRICS[name];
  metrics.register({ name, type, description, labelNames: [...labels], ...rest } as Parameters<
    typeof metrics.register
  >[0]);
}
