import { type TrailEntry, trailEntry, withHour } from '../../../kernel/trail.ts';
import type { Actor, OrderState } from './order-state.ts';
import type { OrderStatus } from './order-status.ts';

/** Who changes an order, and why where that is not plain; `who` by name, where it is somebody of the shop who is known. */
export interface Doer {
  by: Actor;
  reason?: string | null;
  who?: string | null;
}

/** What the history of a recalled meal says. */
export const RECALLED = 'recalled';

/** A new line of the history. */
export function noted(state: OrderState, { by, reason = null, who = null }: Doer, at: Date): Partial<OrderState> {
  const { status, timeline, staffHours } = state;
  const line = { at, status, by, reason, ...(who !== null && { who }) };
  const hours = who !== null && { staffHours: withHour(staffHours, at) };
  return { updatedAt: at, timeline: [...timeline, line], ...hours };
}

export const forgottenBy = ({ staffHours }: OrderState, by: { who: string; at: Date }): Partial<OrderState> => ({
  forgottenBy: by,
  staffHours: withHour(staffHours, by.at),
});

/** The actions of this service that bring an order there. */
const ACTIONS: Partial<Record<OrderStatus, string>> = {
  preparing: 'startCooking',
  cooked: 'markCooked',
  completed: 'complete',
  cancelled: 'cancel',
};

/** What people of the shop did to an order. */
export function trailOf({ id, number, timeline, forgottenBy }: OrderState): TrailEntry[] {
  const called = number === null ? null : `number ${number}`;
  const entries = timeline.flatMap(({ at, status, reason, who }, nth) => {
    if (who === undefined) return [];
    const what = reason === RECALLED ? 'recall' : (ACTIONS[status] ?? status);
    const details = [called, reason === RECALLED ? null : reason].filter((one) => one !== null).join(': ') || null;
    return [trailEntry(at, { nth, who, what, kind: 'order', id, details })];
  });
  if (!forgottenBy) return entries;
  const { who, at } = forgottenBy;
  return [...entries, trailEntry(at, { nth: 'forget', who, what: 'forget', kind: 'order', id, details: called })];
}
