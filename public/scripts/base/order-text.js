import { time } from './format.js';
import { t } from './language.js';

const OVER = ['cooked', 'completed', 'cancelled'];

/** Where an order goes. */
export function serviceText({ kind, table }) {
  if (kind !== 'table') return t('common.forPickup');
  return table ? t('common.tableNamed', { table }) : t('common.atTable');
}

/** When it will be ready, and what was promised before where that has moved. */
export function readyText({ status, readyAt }, before) {
  if (!readyAt || OVER.includes(status)) return null;
  const [now, once] = [readyAt, before ?? readyAt].map(time);
  return once === now ? t('common.readyAt', { time: now }) : t('common.readyAtMoved', { time: now, before: once });
}

/** The promise before the one that stands, and that one. */
export const promisesWith = ({ now = null, before = null }, readyAt) =>
  readyAt === now ? { now, before } : { now: readyAt, before: now };
