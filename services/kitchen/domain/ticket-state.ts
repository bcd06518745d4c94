import type { Agenda } from '../../../kernel/agenda.ts';
import type { OrderFacts } from '../../../kernel/events.ts';
import type { Work } from './promise.ts';

export type TicketStatus = 'queued' | 'cooking' | 'cooked' | 'closed';
/** What the kitchen has done and the order has yet to hear. */
export type Owed = 'promise' | 'startCooking' | 'markCooked' | 'recall' | 'complete';

/** Where a line is cooked; null where its dish names no station. */
export type Station = string | null;

/** A line as a cook reads it. */
export interface TicketLine {
  name: string;
  quantity: number;
  options: { name: string; quantity: number }[];
  note: string | null;
  allergens: string[];
  station: Station;
}

/** Who of the kitchen's people moved a ticket: it is the ticket's move number `move`. */
export interface StaffMove {
  at: Date;
  what: Exclude<Owed, 'promise'> | 'putBack' | 'acknowledge';
  who: string;
  move: number;
}

/** Nested values are replaced, never changed in place. Of the customer nothing is here: the order forgets that. */
export interface TicketState extends Agenda {
  orderId: string;
  /** What the order is called by; null where the order was cancelled before it was paid. */
  number: number | null;
  service: NonNullable<OrderFacts['service']>;
  status: TicketStatus;
  lines: readonly TicketLine[];
  /** Of the whole order. It goes when the ticket is closed, since the order forgets it too. */
  note: string | null;
  /** Milliseconds at each of its stations. */
  work: Work;
  /** Null: as soon as possible. */
  wanted: Date | null;
  /** What the customer was promised at first, and what is promised now. Null where nothing was. */
  promised: Date | null;
  readyAt: Date | null;
  openedAt: Date;
  /** When it is time to cook it. */
  startAt: Date;
  startedAt: Date | null;
  cookedAt: Date | null;
  /** When a simulated cook is done; people take the time they need. */
  doneAt: Date | null;
  owed: Owed | null;
  /** How many moves it has made: the order takes none for news that comes after a later one. */
  moves: number;
  /** The latest moves of people whose names are known; absent where there is none. */
  staffMoves?: readonly StaffMove[];
  /** The stations that are done with their lines of a ticket which is on the stove; absent before the first one is. */
  readyStations?: readonly Station[];
  /** Closed because its order is cancelled: nobody may hand it over. */
  cancelled?: true;
  /** When it was cancelled under the cooks' hands, until one of them has seen that. */
  alarmAt: Date | null;
}
