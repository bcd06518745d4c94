import { money, nameOf, statusText } from '../base/format.js';
import { t } from '../base/language.js';
import { readyText } from '../base/order-text.js';
import { html } from '../base/view.js';
import { explanationOf, payableAt } from './explanation.js';
import { refundsShown } from './refunds.js';

/** What matters now: the number, the status, when it is ready, where to pay, what goes back. */
export function Standing({ order, promises }) {
  const { status, number, total, currency } = order;
  const payAt = payableAt(order);
  const refunds = refundsShown(order);
  return html`
    <section class="panel standing ${status}" aria-labelledby="title">
      <h1 id="title" class="number-line">
        <span class="quiet">${number ? t('tracker.yourNumber') : t('tracker.title')}</span>
        <span class=${number ? 'number' : 'code'}>${number ?? nameOf(null, order.id)}</span>
      </h1>
      <div role="status">
        <p class="headline">${statusText(status)}</p>
        <p>${explanationOf(order)}</p>
        <p class="ready">${readyText(order, promises)}</p>
      </div>
      ${
        payAt &&
        html`<a class="primary wide" href=${payAt}>${t('tracker.pay', { amount: money(total, currency) })}</a>
             <p class="quiet pay-note">${t('tracker.payNote')}</p>`
      }
      <ul class="plain refunds" role="status" aria-label=${t('tracker.money')}>
        ${refunds.map(({ id, state, text }) => html`<li key=${id} class="notice ${state === 'failed' ? '' : 'good'}">${text}</li>`)}
      </ul>
    </section>`;
}
