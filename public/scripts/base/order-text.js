import { time } from './format.js';
import { t } from './language.js';

const OVER = ['cooked', 'completed', 'cancelled'];

/** Where an order goes. */
export function serviceText({ kind, table }) {
  if (kind !== 'table') return t('common.forPickup');
  return table ? t('common.tableNamed', { table }) : t('common.atTable');
}

/** When it will be ready; and what was promised before, and when that has moved, where it has by a minute or more. */
export function readyText({ status, readyAt }, { before = null, movedAt = null } = {}) {
  if (!readyAt || OVER.includes(status)) return null;
  const [now, once] = [readyAt, before ?? readyAt].map(time);
  if (once === now) return t('common.readyAt', { time: now });
  return t('common.readyAtMoved', { time: now, before: once, moved: time(movedAt) });
}
