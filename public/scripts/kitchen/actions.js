import { may } from '../base/sign-in.js';
import { columnOf } from './tickets.js';

/** What cooks may do and what the counter may; the first one is the ticket's main action. The shop decides, this saves the button. */
const [COOKS, COUNTER] = ['kitchen', 'counter'];
const ACTIONS = {
  planned: [{ action: 'start', role: COOKS }],
  queued: [{ action: 'start', role: COOKS }],
  cooking: [{ action: 'bump', role: COOKS }],
  cooked: [
    { action: 'recall', role: COOKS },
    { action: 'hand-over', role: COUNTER },
  ],
};
const UNDONE_BY = { start: 'put-back', bump: 'recall', recall: 'bump' };
const OF_STATION = ['bump', 'recall'];

/** The actions of a ticket for who is signed in. A ticket of which another station still cooks is not handed over. */
export function actionsOf(ticket, chosen, session) {
  const offered = ACTIONS[columnOf(ticket, chosen)] ?? [];
  const possible = offered.filter(({ action }) => action !== 'hand-over' || ticket.state === 'cooked');
  return possible.filter(({ role }) => may(session, role)).map(({ action }) => action);
}

export const mayCancel = (session) => may(session, COUNTER);
export const mayAcknowledge = (session) => may(session, COOKS);

/** What a move sends: a station bumps and recalls its own lines alone. */
export const bodyOf = (action, chosen) => (OF_STATION.includes(action) ? { ...chosen } : {});

/** The bodies of what takes a move back, one after the other. Lines that their station had done before stay done. */
export function bodiesOfUndo({ ticket, action, body }) {
  const hadDone = ticket.lines.some(({ ready }) => ready);
  if (action !== 'bump' || 'station' in body || !hadDone) return [body];
  const open = new Set(ticket.lines.filter(({ ready }) => !ready).map(({ station }) => station));
  return [...open].map((station) => ({ station }));
}

/** The move that takes another one back; undefined where none does. */
export const undoOf = (action) => UNDONE_BY[action];
