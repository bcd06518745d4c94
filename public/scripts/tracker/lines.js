import { Amounts } from '../base/amounts-view.js';
import { money } from '../base/format.js';
import { t } from '../base/language.js';
import { LineDetails } from '../base/line-details.js';
import { serviceText } from '../base/order-text.js';
import { html } from '../base/view.js';

/** What was ordered, and what it comes to. */
export const Lines = ({ order }) => html`
  <section class="panel" aria-labelledby="lines-title">
    <h2 id="lines-title">${t('tracker.ordered')}</h2>
    <p class="quiet">${serviceText(order.service)}</p>
    <${OrderLines} ...${order} />
    ${order.note && html`<p class="note order-note">${order.note}</p>`}
    <${Amounts} ...${order} />
  </section>`;

export const OrderLines = ({ lines, currency }) => html`
  <ul class="plain">
    ${lines.map(
      (line, i) => html`
        <li key=${i} class="order-line">
          <span class="times">${line.quantity} ×</span>
          <div>${line.name}<${LineDetails} ...${line} /></div>
          <span class="price">${money(line.total, currency)}</span>
        </li>`,
    )}
  </ul>`;
