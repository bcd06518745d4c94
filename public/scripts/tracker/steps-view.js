import { statusText, time } from '../base/format.js';
import { hasText, t } from '../base/language.js';
import { html } from '../base/view.js';
import { stepsOf } from './steps.js';

const labelOf = (status) => (hasText(`tracker.step.${status}`) ? t(`tracker.step.${status}`) : statusText(status));

/** The way of the order, with its times. */
export const Steps = ({ order }) => html`
  <section class="panel" aria-labelledby="steps-title">
    <h2 id="steps-title">${t('tracker.way')}</h2>
    <ol class="steps">
      ${stepsOf(order).map(
        ({ status, at, state }) => html`
          <li key=${status} class="step ${state}" aria-current=${state === 'now' ? 'step' : null}>
            <span>${labelOf(status)}</span>
            ${at && html`<time class="quiet" datetime=${at}>${time(at)}</time>`}
          </li>`,
      )}
    </ol>
  </section>`;
