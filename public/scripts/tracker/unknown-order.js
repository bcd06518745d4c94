import { inShop } from '../base/address.js';
import { t } from '../base/language.js';
import { html } from '../base/view.js';

/** There is no such order, or it is somebody else's. */
export const UnknownOrder = () => html`
  <h1>${t('tracker.unknown')}</h1>
  <p>${t('tracker.unknownAbout')}</p>
  <p><a class="button" href=${inShop('')}>${t('tracker.toMenu')}</a></p>`;
