import type { Item } from './item.ts';
import type { Movement, Reservation } from './reservation.ts';

/** What a batch changed, for the repository. */
export interface LedgerChanges {
  added: Reservation[];
  moved: { from: Reservation; to: Reservation }[];
  movements: readonly Movement[];
  /** What was marked sold out or archived, or is so no more. */
  marked: ReadonlyMap<string, Item>;
  /** Slots that were asked for the first time; they are stored empty, and the movements fill them. */
  opened: readonly Item[];
  /** What is put in of slots that were there, by their ids. */
  resized: ReadonlyMap<string, { from: number; to: number }>;
}
