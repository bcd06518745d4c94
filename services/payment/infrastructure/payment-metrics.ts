import type { Meter } from '../../../platform/telemetry/meter.ts';
import type { Payment } from '../domain/payment.ts';
import type { Refund } from '../domain/refund.ts';

const STATES: readonly Refund['state'][] = ['requested', 'pending', 'succeeded', 'failed'];

/** Counts what became of refunds, from what was stored of their payments. */
export function countRefunds(meter: Meter) {
  for (const state of STATES) meter.count('comanda.refunds.total', 0, { state });
  return (before: Payment | undefined, { state }: Payment): void => {
    if (state.refunds === before?.state.refunds) return;
    for (const { id, state: now, amount } of state.refunds) {
      const was = before?.state.refunds.find((refund) => refund.id === id)?.state;
      if (was === now) continue;
      meter.count('comanda.refunds.total', 1, { state: now });
      if (now !== 'succeeded') continue;
      meter.count('comanda.refunds.minor-units.total', amount, { currency: state.currency || 'unknown' });
    }
  };
}

export const ERROR_KINDS = ['no-answer', 'key', 'missing', 'conflict', 'too-often', 'refused', 'fault'] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** Why Stripe did not do a request, by the status of its answer; undefined where it did. */
export function errorKind(status: number): ErrorKind | undefined {
  if (status < 400) return undefined;
  if (status === 401 || status === 403) return 'key';
  if (status === 404) return 'missing';
  if (status === 409) return 'conflict';
  if (status === 429) return 'too-often';
  return status < 500 ? 'refused' : 'fault';
}
