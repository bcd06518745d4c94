import type { Service, ServiceBroker } from 'moleculer';
import { ALERTS, type Alert } from '../../kernel/alert.ts';
import { meterOf } from './meter.ts';

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
  const meter = meterOf(broker);
  for (const kind of ALERTS) meter.count('comanda.alerts.total', 0, { service: name, kind });
  const raised = recent.get(broker) ?? [];
  recent.set(broker, raised);
  return (kind: Alert, orderId: string, message: string): void => {
    meter.count('comanda.alerts.total', 1, { service: name, kind });
    logger.error({ orderId, alert: kind }, message);
    raised.push({ at: new Date().toISOString(), service: name, kind, orderId, message });
    if (raised.length > REMEMBERED) raised.shift();
  };
}
