import type { OrderStatus } from './order-status.ts';

/**
 * What happened to an order's money, or that it was cancelled; a day's report is made of these. `reversed`: a refund that had
 * succeeded came back from the bank. Entries are added and never changed, but for `report`: the number of the Z report that took
 * the entry, which is set once, so that each is in one Z only.
 */
export interface BookEntry {
  kind: 'paid' | 'cancelled' | 'refunded' | 'reversed';
  /** Of the refund, where it is about one. */
  refundId: string | null;
  at: Date;
  report: number | null;
}

/** An order's entries, and by what it is found for them. */
export interface BooksState {
  entries: readonly BookEntry[];
  /** When the earliest entry happened that is in no Z yet, and the order's id: sorts as they happened. Null where there is none. */
  unreported: string | null;
  /** The hours of UTC (`2026-11-26T18`) in which its entries happened. */
  hours: readonly string[];
}
export const NO_ENTRIES: BooksState = { entries: [], unreported: null, hours: [] };

type Booked = BooksState & { id: string };
interface Refund {
  id: string;
  state: string;
}

/** Names an entry of its order. */
export const entryKey = ({ kind, refundId }: Pick<BookEntry, 'kind' | 'refundId'>): string =>
  refundId === null ? kind : `${kind} ${refundId}`;

export const hourOf = (at: Date): string => at.toISOString().slice(0, 13);

/** Sorts after every key of an entry at this time or before. */
export const lastKeyAt = (time: Date): string => `${time.toISOString()}_~`;

/** The order came to this status. */
export function enterMove(order: Booked, to: OrderStatus, at: Date): Partial<BooksState> {
  return to === 'paid' || to === 'cancelled' ? enter(order, [{ kind: to, refundId: null, at, report: null }]) : {};
}

/** A refund counts once it has succeeded; one that fails after that is an entry of its own, since the first may be in a Z. */
export function enterRefunds(order: Booked, refunds: readonly Refund[], at: Date): BooksState {
  const known = new Set(order.entries.map(entryKey));
  const news = refunds.flatMap(({ id, state }): BookEntry[] => {
    const has = (kind: BookEntry['kind']) => known.has(entryKey({ kind, refundId: id }));
    if (state === 'succeeded' && !has('refunded')) return [{ kind: 'refunded', refundId: id, at, report: null }];
    const isBack = state === 'failed' && has('refunded') && !has('reversed');
    return isBack ? [{ kind: 'reversed', refundId: id, at, report: null }] : [];
  });
  return enter(order, news);
}

/** Takes the entries with these keys into a Z; those that another Z has taken stay in that. */
export function takeIntoReport(order: Booked, keys: readonly string[], report: number): BooksState {
  const isTaken = (entry: BookEntry) => entry.report === null && keys.includes(entryKey(entry));
  return found(
    order.id,
    order.entries.map((entry) => (isTaken(entry) ? { ...entry, report } : entry)),
  );
}

/** What a Z that goes up to `until` has to take of an order. */
export const openKeys = ({ entries }: BooksState, until: Date): string[] =>
  entries.filter(({ report, at }) => report === null && at <= until).map(entryKey);

function enter({ id, entries }: Booked, news: readonly BookEntry[]): BooksState {
  return found(id, [...entries, ...news]);
}

function found(id: string, entries: readonly BookEntry[]): BooksState {
  const open = entries.filter(({ report }) => report === null).map(({ at }) => at.toISOString());
  const earliest = open.toSorted()[0];
  return {
    entries,
    unreported: earliest === undefined ? null : `${earliest}_${id}`,
    hours: [...new Set(entries.map(({ at }) => hourOf(at)))],
  };
}
