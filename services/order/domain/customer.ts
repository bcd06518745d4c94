import { businessDay, type DayRule } from '../../../kernel/business-day.ts';
import { later } from '../../../kernel/time.ts';

/** How the customer is reached. It stands in the order alone: no event, log, trace or other service has it. */
export interface Contact {
  name?: string;
  phone?: string;
  email?: string;
}
/** How it is served; a table has the name that the shop gave it. */
export type Service = { kind: 'pickup' } | { kind: 'table'; table?: string };
/** When the customer wants it. */
export type WantedAt = 'asap' | Date;

export interface Details {
  contact: Contact | null;
  service: Service;
  wanted: WantedAt;
  note: string | null;
}

/** Whether an order has these details, as far as it has not forgotten them. */
export function areSameDetails(wanted: Details, kept: Details & { isForgotten: boolean }): boolean {
  const text = ({ service, wanted, ...personal }: Details) => {
    const { contact, note } = kept.isForgotten ? { contact: null, note: null } : personal;
    const { name, phone, email } = contact ?? {};
    return JSON.stringify([service.kind, 'table' in service && service.table, wanted, name, phone, email, note]);
  };
  return text(wanted) === text(kept);
}

interface Promised {
  /** What the kitchen promised. */
  readyAt: Date | null;
  /** The place in time that it holds. */
  slot: Date | null;
  wanted: WantedAt;
  shop: DayRule;
}

/** The business day for which an order is promised. */
export function dayOf({ readyAt, slot, wanted, shop }: Promised, now: Date): string {
  return businessDay(readyAt ?? slot ?? (wanted === 'asap' ? now : wanted), shop);
}

/** When what tells who the customer is has to go: so many milliseconds after the order, or after the time that it is for. */
export function contactUntil({ wanted }: Pick<Promised, 'wanted'>, kept: number, now: Date): Date {
  return later(wanted === 'asap' || wanted < now ? now : wanted, kept);
}

/** Who asks, as far as that is known: a shop's people name nobody. */
export interface Asking {
  customerId?: string;
  /** The `sub` of the token that the request came with. */
  owner?: string | null;
}

/** Whether an order is that of who asks. */
export const isTheirs = ({ state }: { state: Required<Asking> }, { customerId, owner }: Asking): boolean =>
  (customerId === undefined || state.customerId === customerId) && (owner === undefined || state.owner === owner);
