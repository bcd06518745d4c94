import { METRIC, type Middleware } from 'moleculer';
import { BURIED } from '../platform/channels/bury.ts';

/** Counts the events that consumers gave up, so that an alarm can be set on it. */
export const DeadLetterMetrics: Middleware = {
  name: 'DeadLetterMetrics',
  created({ metrics }) {
    metrics.register({ type: METRIC.TYPE_COUNTER, name: BURIED, labelNames: ['consumer', 'type'] });
  },
};
