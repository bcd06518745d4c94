import { formatMoney } from '../../../kernel/money.ts';
import { type TrailEntry, trailEntry, withHour } from '../../../kernel/trail.ts';
import type { PaymentState } from './payment-state.ts';
import type { Refund } from './refund.ts';

const asked = (refunds: readonly Refund[]) => refunds.flatMap(({ askedBy }) => askedBy ?? []);

/** By which a payment is found for what people did to it; nothing where nobody did anything. */
export function staffHours(refunds: readonly Refund[]): Pick<PaymentState, 'staffHours'> {
  const hours = asked(refunds).reduce<readonly string[]>((hours, { at }) => withHour(hours, at), []);
  return hours.length > 0 ? { staffHours: hours } : {};
}

/** The refunds that people of the shop asked for. */
export function trailOf({ orderId, refunds, currency }: PaymentState): TrailEntry[] {
  return refunds.flatMap(({ id, askedBy, amount, reason }) => {
    if (!askedBy) return [];
    const details = `${formatMoney(amount, currency)}, refund ${id}: ${reason}`;
    return [
      trailEntry(askedBy.at, { nth: id, who: askedBy.who, what: 'refund', kind: 'refund', id: orderId, details }),
    ];
  });
}
