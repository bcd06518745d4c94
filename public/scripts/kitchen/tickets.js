/**
 * What a screen shows of the board. `chosen`: the station of this screen, `{station}`, as the moves take it too; `{station: null}`
 * are the lines that no station cooks; null is all of them.
 */
export const COLUMNS = ['queued', 'cooking', 'cooked'];

export const isOf = (chosen, line) => chosen === null || line.station === chosen.station;
const hasLinesOf = (chosen) => (ticket) => ticket.lines.some((line) => isOf(chosen, line));

/** Where a ticket stands on this screen: a station is done with it when its own lines are, whatever the others still cook. */
export function columnOf({ state, lines }, chosen) {
  const isDone = state === 'cooking' && chosen !== null && lines.every((line) => line.ready || !isOf(chosen, line));
  return isDone ? 'cooked' : state;
}

export const promiseOf = ({ wanted, readyAt, startAt }) => Date.parse(wanted ?? readyAt ?? startAt);
const byPromise = (one, other) => promiseOf(one) - promiseOf(other) || (one.number ?? 0) - (other.number ?? 0);
/** What was just bumped comes first: it is the one that is called back. */
const latestFirst = (one, other) => endOf(other) - endOf(one) || byPromise(one, other);
const endOf = ({ cookedAt, startedAt }) => Date.parse(cookedAt ?? startedAt ?? 0);

/** The tickets of each column: the oldest promise first; of the ready ones, the latest. */
export function columnsOf(items, chosen) {
  const shown = items.filter(hasLinesOf(chosen));
  return COLUMNS.map((column) => {
    const tickets = shown.filter((ticket) => columnOf(ticket, chosen) === column);
    return tickets.sort(column === 'cooked' ? latestFirst : byPromise);
  });
}

/** Paid, and not to be cooked yet. */
export const laterOf = (items, chosen) =>
  items.filter((ticket) => ticket.state === 'planned' && hasLinesOf(chosen)(ticket)).sort(byPromise);

/** Cancelled while somebody may have been cooking it, and nobody has said that he knows. */
export const cancelledOf = (items, chosen) =>
  items.filter((ticket) => ticket.state === 'closed' && ticket.cancelled && hasLinesOf(chosen)(ticket));

/** The stations of all these tickets by name, the lines without one last. Empty where nothing is to be chosen. */
export function stationsOf(items) {
  const stations = new Set(items.flatMap(({ lines }) => lines.map(({ station }) => station)));
  const named = [...stations].filter((station) => station !== null).sort((one, other) => one.localeCompare(other));
  if (named.length === 0) return [];
  return [...named, ...(stations.has(null) ? [null] : [])].map((station) => ({ station }));
}

/** The tickets as the shop told them last: a move's own answer may be newer than the board. */
export const newest = (items, own) =>
  items.map((ticket) => (own.get(ticket.orderId)?.version > ticket.version ? own.get(ticket.orderId) : ticket));

/** How much of each dish, with the same options, is still to be cooked; the most first. */
export function allDayOf(items, chosen) {
  const counts = new Map();
  const open = items.filter(({ state }) => state === 'queued' || state === 'cooking');
  for (const line of open.flatMap(({ lines }) => lines)) {
    if (line.ready || !isOf(chosen, line)) continue;
    const key = JSON.stringify([line.name, line.options]);
    const count = counts.get(key) ?? { key, name: line.name, options: line.options, quantity: 0 };
    counts.set(key, { ...count, quantity: count.quantity + line.quantity });
  }
  return [...counts.values()].sort((one, other) => other.quantity - one.quantity || one.name.localeCompare(other.name));
}
