const MINUTE_MS = 60_000;
/** So long before its promise a ticket is to be hurried with. */
const SOON_MS = 5 * MINUTE_MS;
/** Of a ticket without a promise: how long after its time to be cooked it is to be hurried with, and is late. */
const [SLOW_MS, LATE_MS] = [10 * MINUTE_MS, 20 * MINUTE_MS];

/**
 * How a ticket stands to its promise, in whole minutes: `calm` or `soon` before it, `late` after it. Where nothing was promised
 * `minutes` tells how long it has waited, and `isPromised` is false.
 */
export function urgencyOf({ wanted, readyAt, startAt }, now) {
  const at = wanted ?? readyAt;
  if (at === null) return waiting(Math.max(0, now - Date.parse(startAt)));
  const left = Date.parse(at) - now;
  if (left < 0) return { level: 'late', minutes: Math.floor(-left / MINUTE_MS), isPromised: true };
  return { level: left <= SOON_MS ? 'soon' : 'calm', minutes: Math.ceil(left / MINUTE_MS), isPromised: true };
}

function waiting(waited) {
  const level = waited >= LATE_MS ? 'late' : waited >= SLOW_MS ? 'soon' : 'calm';
  return { level, minutes: Math.floor(waited / MINUTE_MS), isPromised: false };
}
