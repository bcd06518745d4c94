import { money } from '../base/format.js';
import { t } from '../base/language.js';

/** A change of the menu under a basket, in a sentence. */
export function changeText({ kind, currency, before, now, ...names }) {
  const amounts = kind === 'price' ? { before: money(before, currency), now: money(now, currency) } : {};
  return t(`shop.changed.${kind}`, { ...names, ...amounts });
}
