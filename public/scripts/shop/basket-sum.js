import { t } from '../base/language.js';

const isLacking = (line) => line.quantity > line.most;
const isAmiss = (line) => line.faults.length > 0;
/** Whether the lines can be ordered as they are, as far as the page knows. */
export const canBeOrdered = (lines) => lines.length > 0 && !lines.some(isLacking) && !lines.some(isAmiss);

/** Why they cannot. */
export function hintOf(lines) {
  if (lines.some(isLacking)) return t('shop.lessLeft');
  return lines.some(isAmiss) ? t('shop.notOffered') : '';
}

/** What the dishes cost in minor units, and how many plates that is. */
export function sumOf(lines) {
  const sum = (of) => lines.reduce((so, line) => so + of(line), 0);
  return { total: sum((line) => line.quantity * line.unitPrice), count: sum((line) => line.quantity) };
}
