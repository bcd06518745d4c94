const byNumber = (one, other) => (one.number ?? 0) - (other.number ?? 0);
const isWaitingFor = (states) => (ticket) => ticket.number !== null && states.includes(ticket.state);

/** Tickets that are cooked and stand on the counter, in the order of their numbers. */
export const ready = (tickets) => tickets.filter(isWaitingFor(['cooked'])).sort(byNumber);
/** Those that customers wait for: paid, and it is time to cook them. */
export const preparing = (tickets) => tickets.filter(isWaitingFor(['queued', 'cooking'])).sort(byNumber);
/** What is called out: what goes to a table is carried there. */
export const calledOut = (tickets) => tickets.filter(({ service }) => service.kind !== 'table');

/** What somebody typed to find an order: its number, or a part of its customer's name; null for nothing. */
export function wantedOf(typed) {
  const text = typed.trim().replace(/^#/, '');
  if (text === '') return null;
  return /^\d{1,9}$/.test(text) ? `number=${Number(text)}` : `name=${encodeURIComponent(text.slice(0, 100))}`;
}
