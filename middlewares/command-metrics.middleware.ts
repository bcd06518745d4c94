import { METRIC, type Middleware } from 'moleculer';
import { isRefusal } from '../kernel/domain-error.ts';

const TIME = 'comanda.action.time';
const TOTAL = 'comanda.action.total';

/** Counts and times every command and query, by how it ended: done, refused by a rule, or failed. */
export const CommandMetrics: Middleware = {
  name: 'CommandMetrics',
  created(broker) {
    const labelNames = ['action', 'cqrs', 'outcome'];
    broker.metrics.register({ type: METRIC.TYPE_COUNTER, name: TOTAL, labelNames });
    broker.metrics.register({
      type: METRIC.TYPE_HISTOGRAM,
      name: TIME,
      labelNames,
      unit: METRIC.UNIT_MILLISECONDS,
      buckets: true,
    });
  },
  localAction(next, action) {
    const { metrics } = this;
    if (!action.cqrs || !this.isMetricsEnabled()) return next;
    const count = (outcome: string, began: number) => {
      const labels = { action: action.name, cqrs: action.cqrs, outcome };
      metrics.increment(TOTAL, labels);
      metrics.observe(TIME, performance.now() - began, labels);
    };
    return async function (this: ThisParameterType<typeof next>, ctx) {
      const began = performance.now();
      try {
        const result = await next.call(this, ctx);
        count('done', began);
        return result;
      } catch (error) {
        count(isRefusal(error) ? 'refused' : 'failed', began);
        throw error;
      }
    };
  },
};
