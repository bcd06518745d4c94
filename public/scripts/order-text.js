import { time } from './format.js';

/** Where an order goes. */
export function serviceText({ kind, table }) {
  if (kind !== 'table') return 'For pickup';
  return table ? `Table: ${table}` : 'At the table';
}

/**
 * When it will be ready, and what was promised before where that has moved; when it is wanted, as long as nothing is promised.
 */
export function readyText({ status, wanted, readyAt }, before) {
  if (status === 'cooked' || status === 'completed' || status === 'cancelled') return null;
  if (!readyAt) return wanted === 'asap' ? null : `Wanted at ${time(wanted)}`;
  const moved = before && before !== readyAt ? ` (before: ${time(before)})` : '';
  return `Ready at about ${time(readyAt)}${moved}`;
}

/** The promise before the one that stands, and that one. */
export const promisesWith = ({ now = null, before = null }, readyAt) =>
  readyAt === now ? { now, before } : { now: readyAt, before: now };
