import { hasText, t } from '../../base/language.js';
import { endOfDay, startOfDay } from '../parts/days.js';

export const KINDS = ['order', 'refund', 'day', 'item', 'setting', 'key', 'session', 'webhook'];

/** What was done, in words; of what a newer shop does, the name of the action. */
export const deedText = ({ kind, what }) => {
  const key = `office.audit.did.${kind}.${what}`;
  return hasText(key) ? t(key) : what;
};
export const kindText = (kind) => (hasText(`office.audit.kinds.${kind}`) ? t(`office.audit.kinds.${kind}`) : kind);

/** Where more of it stands; null where no page shows it. */
export const placeOf = ({ kind, id }) => (kind === 'order' || kind === 'refund' ? `#order/${id}` : null);

/** The address of the entries that are looked for; days are those of this device. */
export function auditPath({ from, to, who, kind, id }) {
  const wanted = { from: from && startOfDay(from), to: to && endOfDay(to), who: who?.trim(), kind, id: id?.trim() };
  const given = Object.entries(wanted).filter(([, value]) => value);
  return `/audit${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`;
}
