import { Amounts } from '../base/amounts-view.js';
import { dateAndTime, money, nameOf } from '../base/format.js';
import { t } from '../base/language.js';
import { isPaid, movesOf } from '../base/moves.js';
import { serviceText } from '../base/order-text.js';
import { html } from '../base/view.js';
import { OrderLines } from './lines.js';

/** On paper only: what was bought, when, with its taxes, and what went back. */
export function Receipt({ order, shop }) {
  if (!isPaid(order)) return null;
  const paidAt = movesOf(order).find(({ status }) => status === 'paid').at;
  return html`
    <section class="receipt" aria-hidden="true">
      <p class="headline">${shop}</p>
      <p>${t('tracker.receipt', { number: nameOf(order.number, order.id) })}</p>
      <p>${t('tracker.paidAt', { time: dateAndTime(paidAt) })} · ${serviceText(order.service)}</p>
      <${OrderLines} ...${order} />
      <${Amounts} ...${order} />
      ${order.refunded > 0 && html`<p class="amount">${t('tracker.refunded')} <span class="price">${money(-order.refunded, order.currency)}</span></p>`}
      <p class="quiet">${order.id}</p>
    </section>`;
}
