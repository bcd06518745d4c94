import { growingDelay, later, MINUTE, SECOND } from './time.ts';

/**
 * When a record is to be looked at next, and what for. `claimed`: whoever stored it works on it right now, and `dueAt` is the
 * end of the lease; if that passes, the worker died, and the sweep of any node takes the record over. Otherwise `dueAt` is
 * planned: a deadline or another try. `tries` counts the looks since something new happened.
 */
export interface Agenda {
  dueAt: Date | null;
  tries: number;
  claimed: boolean;
}

/** How long whoever claimed a record may take. Longer than the longest step (Stripe answers within 10 s) and the longest wait for a turn. Milliseconds. */
export const LEASE = 15 * SECOND;
/** A record that waited longer for its turn is dropped: another node may have taken it over before the work ends. Milliseconds. */
export const LONGEST_WAIT = 10 * SECOND;

const FIRST_RETRY = 2 * SECOND;
const LONGEST_RETRY = 15 * MINUTE;

/** Nothing is to be done until then, or ever. */
export const planned = (dueAt: Date | null): Agenda => ({ dueAt, tries: 0, claimed: false });

/** Whoever stores this works on it at once. */
export const claimed = (now: Date, tries = 0): Agenda => ({ dueAt: later(now, LEASE), tries, claimed: true });

/** The work failed: another try comes, later each time; at the same distance where nothing was tried. */
export const postponed = ({ tries }: Agenda, now: Date, isTry = true): Agenda => ({
  dueAt: later(now, growingDelay(tries, FIRST_RETRY, LONGEST_RETRY)),
  tries: isTry ? tries + 1 : tries,
  claimed: false,
});

/** Why a record is looked at: its time has come, or whoever claimed it died. */
export type Look = 'planned' | 'taken over';

/** Undefined where no look is due. */
export const dueLook = (agenda: Agenda, now: Date, restarted = false): Look | undefined => {
  if (!isDue(agenda, now, restarted)) return undefined;
  return agenda.claimed ? 'taken over' : 'planned';
};

/** Whether a look is due. After a restart of the only process every lease is a dead worker's. */
export const isDue = ({ dueAt, claimed }: Agenda, now: Date, restarted = false): boolean =>
  dueAt !== null && (dueAt <= now || (restarted && claimed));
