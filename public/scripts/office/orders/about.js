import { Amounts } from '../../base/amounts-view.js';
import { money, time } from '../../base/format.js';
import { t } from '../../base/language.js';
import { LineDetails } from '../../base/line-details.js';
import { readyText, serviceText } from '../../base/order-text.js';
import { html } from '../../base/view.js';
import { Facts } from '../parts/facts.js';

/** What was ordered, by whom, and what it costs. */
export const About = ({ order }) => html`
  <section class="panel" aria-labelledby="about-title">
    <h2 id="about-title">${t('office.order.about')}</h2>
    <${Facts}
      of=${[
        [
          t('office.order.customer'),
          [order.contact?.name, order.contact?.phone, order.contact?.email].filter(Boolean).join(', '),
        ],
        [t('office.order.where'), serviceText(order.service)],
        [t('office.order.placed'), time(order.createdAt)],
        [t('office.order.wanted'), order.wanted === 'asap' ? t('office.order.asap') : time(order.wanted)],
        [t('office.order.ready'), readyText(order)],
        [t('office.order.day'), order.day],
        [t('office.order.note'), order.note],
        [t('office.id'), html`<code>${order.id}</code>`],
      ]}
    />
    <ul class="plain lines">
      ${order.lines.map(
        (line, i) => html`
          <li key=${i} class="line">
            <span class="times">${line.quantity} ×</span>
            <div>${line.name}<${LineDetails} ...${line} /></div>
            <span class="price">${money(line.total, order.currency)}</span>
          </li>`,
      )}
    </ul>
    <${Amounts} ...${order} />
  </section>`;
