import { read, write } from '../base/storage.js';

const MOST = 50;

/**
 * What was promised before the promise that stands, and when this browser saw it move: `{now, before, movedAt}`. Kept, so that a
 * page that is loaded again still says so.
 */
export function promisesOf({ id, readyAt }, at = new Date()) {
  const kept = read('promises', []);
  const known = kept.find((one) => one.id === id) ?? { id, now: null, before: null, movedAt: null };
  if (readyAt === known.now) return known;
  const promises = { id, now: readyAt, before: known.now, movedAt: known.now && at.toISOString() };
  write('promises', [promises, ...kept.filter((one) => one.id !== id)].slice(0, MOST));
  return promises;
}
