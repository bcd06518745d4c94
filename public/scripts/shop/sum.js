import { Amounts } from '../base/amounts-view.js';
import { time } from '../base/format.js';
import { t } from '../base/language.js';
import { html } from '../base/view.js';

/** What the basket comes to: as the shop says it, and what the dishes cost alone until it does. */
export const Sum = ({ amounts, isNew }) => html`
  <div class="sum ${isNew ? '' : 'stale'}">
    <${Amounts} ...${amounts} />
    <p class="ready">${amounts.readyAt ? t('common.readyAt', { time: time(amounts.readyAt) }) : ''}</p>
  </div>`;
