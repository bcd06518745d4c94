import { time } from '../base/format.js';
import { t } from '../base/language.js';
import { html } from '../base/view.js';

const SIGNS = { calm: '', soon: '▲ ', late: '!! ' };

/** How much time is left, in words and with a sign: not everybody tells the colours apart. */
export function UrgencyMark({ ticket, column, level, minutes, isPromised }) {
  if (column === 'cooked')
    return html`<span class="urgency">${ticket.cookedAt ? t('kitchen.readySince', { time: time(ticket.cookedAt) }) : ''}</span>`;
  return html`
    <span class="urgency ${level}"><span aria-hidden="true">${SIGNS[level]}</span>${urgencyText(level, minutes, isPromised)}</span>`;
}

function urgencyText(level, count, isPromised) {
  if (!isPromised) return t('kitchen.waits', { count });
  if (count === 0) return t('kitchen.due');
  return t(level === 'late' ? 'kitchen.late' : 'kitchen.inMinutes', { count });
}
