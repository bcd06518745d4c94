import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { problemText } from '../../base/problem-text.js';
import { goToSignIn } from '../../base/sign-in.js';
import { html } from '../../base/view.js';

/** What stands beside an answer: that it is on its way, or why it does not come, and a button to ask again, or to sign in again. */
export const Standing = ({ answer, error, isReading, again }) => html`
  <${Alert} text=${error ? problemText(error) : ''} />
  ${error && error.status !== 401 && html`<p><button type="button" onClick=${again} aria-busy=${isReading}>${t('common.tryAgain')}</button></p>`}
  ${error?.status === 401 && html`<p><button type="button" class="primary" onClick=${goToSignIn}>${t('signIn.title')}</button></p>`}
  ${!answer && !error && html`<p class="quiet" role="status">${t('common.loading')}</p>`}`;

/** The end of a list that comes in pages. */
export const ListEnd = ({ items, hasMore, isReading, error, more, again, none }) => html`
  <${Standing} answer=${items} error=${error} isReading=${isReading} again=${items?.length ? more : again} />
  ${items?.length === 0 && !hasMore && !error && html`<p class="quiet empty">${none}</p>`}
  ${
    items &&
    hasMore &&
    !error &&
    html`
    <p><button type="button" onClick=${more} disabled=${isReading} aria-busy=${isReading}>${t('office.more')}</button></p>`
  }`;
