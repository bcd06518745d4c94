import { METRIC, type Service, type ServiceBroker } from 'moleculer';
import type { Alert } from '../../kernel/alert.ts';

const TOTAL = 'comanda.alerts.total';
const REMEMBERED = 200;

export interface RecentAlert {
  at: string;
  service: string;
  kind: Alert;
  orderId: string;
  message: string;
}

const recent = new WeakMap<ServiceBroker, RecentAlert[]>();

/** The latest that this process raised, the newest first. It forgets the oldest, and all of them when it ends: the log has them. */
export const recentAlerts = (broker: ServiceBroker, limit: number): RecentAlert[] =>
  (recent.get(broker) ?? []).slice(-limit).toReversed();

/** Raises an alert: an error in the log, and one more on the counter that somebody watches. */
export function alerts({ broker, logger, name }: Pick<Service, 'broker' | 'logger' | 'name'>) {
  const { metrics } = broker;
  const labelNames = ['service', 'kind'];
  if (!metrics.getMetric(TOTAL)) metrics.register({ type: METRIC.TYPE_COUNTER, name: TOTAL, labelNames });
  const raised = recent.get(broker) ?? [];
  recent.set(broker, raised);
  return (kind: Alert, orderId: string, message: string): void => {
    metrics.increment(TOTAL, { service: name, kind });
    logger.error({ orderId, alert: kind }, message);
    raised.push({ at: new Date().toISOString(), service: name, kind, orderId, message });
    if (raised.length > REMEMBERED) raised.shift();
  };
}
