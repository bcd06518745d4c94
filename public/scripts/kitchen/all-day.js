import { t } from '../base/language.js';
import { optionText } from '../base/line-text.js';
import { html } from '../base/view.js';

/** How much of each dish is still to be cooked. */
export const AllDay = ({ counts }) => html`
  <section class="all-day" aria-labelledby="all-day-title">
    <h2 id="all-day-title">${t('kitchen.allDay')}</h2>
    ${counts.length === 0 && html`<p class="nothing">${t('kitchen.nothing.allDay')}</p>`}
    <ul class="plain">
      ${counts.map(
        ({ key, name, options, quantity }) => html`
        <li key=${key}>
          <span class="times">${quantity}</span>
          <span>${name}${options.map((option) => html`<span class="with">+ ${optionText(option)}</span>`)}</span>
        </li>`,
      )}
    </ul>
  </section>`;
