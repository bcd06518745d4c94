import type { Figures } from './day-figures.ts';

/** Where the books of other services have something else for an entry of a Z. */
export interface BookDifference {
  orderId: string;
  what: string;
}

/** What happened from `from` on and before `until`; `from` is null in the first Z. */
export interface DayReport extends Figures {
  kind: 'X' | 'Z';
  /** Of a Z: 1, 2, 3 and so on. */
  number: number | null;
  from: string | null;
  until: string;
  /** When it was made. */
  madeAt: string;
}

/** A day that is closed: it took every entry up to `until` that no Z before it had taken, and never changes. */
export interface ZReport extends DayReport {
  kind: 'Z';
  number: number;
  /** How many orders have something else in the books of payment or stock, and the first of them. */
  differing: number;
  differences: BookDifference[];
}
