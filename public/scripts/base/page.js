import { inShop } from './address.js';
import { chooseLanguage, LANGUAGES, language, t } from './language.js';
import { html, render } from './view.js';

/** Draws a page into its skeleton. */
export const show = (page) => render(page, document.getElementById('page'));

/** The head of a page: whose it is, and whatever a page has beside it. */
export const Top = ({ title, home = '', children }) => html`
  <header class="top">
    <a class="brand" href=${inShop(home)}>${title ?? t('common.brand')}</a>
    ${children}
    <${LanguageChoice} />
  </header>`;

const LanguageChoice = () => html`
  <label class="language">
    <span class="unseen">${t('common.language')}</span>
    <select value=${language} onChange=${(event) => chooseLanguage(event.target.value)}>
      ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option key=${tag} value=${tag} lang=${tag}>${name}</option>`)}
    </select>
  </label>`;

/** Said at once to whoever cannot see it; nothing where there is nothing to say. The place stays, so that what comes is spoken. */
export const Alert = ({ text, children }) => html`
  <div role="alert">${(text || children) && html`<p class="alert">${text}${children}</p>`}</div>`;

/** Told when there is time for it. */
export const News = ({ text }) => html`<p class="unseen" role="status">${text}</p>`;
