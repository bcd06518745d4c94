import type { Service } from 'moleculer';
import { ALERTS, type Alert } from '../../kernel/alert.ts';
import { meterOf } from './meter.ts';

/** Raises an alert: an error in the log, and one more on the counter that somebody watches. */
export function alerts({ broker, logger, name }: Pick<Service, 'broker' | 'logger' | 'name'>) {
  const meter = meterOf(broker);
  for (const kind of ALERTS) meter.count('comanda.alerts.total', 0, { service: name, kind });
  return (kind: Alert, orderId: string, message: string): void => {
    meter.count('comanda.alerts.total', 1, { service: name, kind });
    logger.error({ orderId, alert: kind }, message);
  };
}
