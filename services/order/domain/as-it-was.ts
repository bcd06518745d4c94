import type { OrderState } from './order-state.ts';
import type { OrderFact } from './order-status.ts';

/** The order when it made the move that an event tells of, as far as its history says. */
export function asItWas(state: OrderState, fact: Exclude<OrderFact, 'refunded'>): OrderState {
  const status = fact === 'created' ? 'pending' : fact;
  const { timeline, entries, refunds } = state;
  const move = timeline.findLastIndex((entry, nth) => entry.status === status && timeline[nth - 1]?.status !== status);
  const at = timeline[move]?.at;
  if (at === undefined) return state;
  const isBack = (refundId: string) =>
    entries.some((one) => one.refundId === refundId && one.kind === 'refunded' && one.at <= at);
  return {
    ...state,
    status,
    timeline: timeline.slice(0, move + 1),
    refunds: refunds.filter(({ id }) => isBack(id)),
    updatedAt: at,
    ...(fact === 'created' && { number: null, readyAt: null }),
  };
}
