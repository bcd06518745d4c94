import { COLUMNS } from './tickets.js';

const ticketOf = (orderId) => document.getElementById(`ticket-${orderId}`);

/** Whoever works by keyboard goes on where the selection is. */
export function focusTicket(orderId) {
  const ticket = ticketOf(orderId);
  ticket?.querySelector('button')?.focus({ preventScroll: true });
  ticket?.scrollIntoView({ block: 'nearest' });
}
export const focusColumn = (column) => document.getElementById(`${COLUMNS[column]}-title`)?.focus();

export const hasFocus = (orderId) => ticketOf(orderId)?.contains(document.activeElement) ?? false;
