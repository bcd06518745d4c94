import { amountRows, includedTaxes } from './amounts.js';
import { money } from './format.js';
import { t } from './language.js';
import { html } from './view.js';

/** What an order or a quote comes to, line by line; `total` may be missing while the shop has not said it. */
export const Amounts = (amounts) => html`
  <ul class="plain">
    ${amountRows(amounts).map(({ label, text }) => html`<li key=${label} class="amount">${label} <span class="price">${text}</span></li>`)}
  </ul>
  ${amounts.total !== undefined && html`<p class="total">${t('common.total')} <span class="price">${money(amounts.total, amounts.currency)}</span></p>`}
  ${includedTaxes(amounts).map((text) => html`<p key=${text} class="quiet">${text}</p>`)}`;
