import { METRIC, type Service } from 'moleculer';
import type { Alert } from '../../kernel/alert.ts';

const TOTAL = 'comanda.alerts.total';

/** Raises an alert: an error in the log, and one more on the counter that somebody watches. */
export function alerts({ broker, logger, name }: Pick<Service, 'broker' | 'logger' | 'name'>) {
  const { metrics } = broker;
  const labelNames = ['service', 'kind'];
  if (!metrics.getMetric(TOTAL)) metrics.register({ type: METRIC.TYPE_COUNTER, name: TOTAL, labelNames });
  return (kind: Alert, orderId: string, message: string): void => {
    metrics.increment(TOTAL, { service: name, kind });
    logger.error({ orderId, alert: kind }, message);
  };
}
