import { time } from '../base/format.js';
import { t } from '../base/language.js';
import { html } from '../base/view.js';

/** Says so, as loudly as a page can: what is shown may be wrong, and nothing new will come. */
export const CutOff = ({ lostAt }) => html`
  <div class="cut-off-place" role="alert">
    ${
      lostAt &&
      html`
      <p class="cut-off"><strong>${t('kitchen.cutOff', { time: time(lostAt) })}</strong> ${t('kitchen.cutOffAbout')}</p>`
    }
  </div>`;
