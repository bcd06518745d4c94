import { post } from '../base/api.js';
import { Dialog } from '../base/dialog.js';
import { money, nameOf, statusText } from '../base/format.js';
import { t } from '../base/language.js';
import { LineDetails } from '../base/line-details.js';
import { readyText, serviceText } from '../base/order-text.js';
import { Alert } from '../base/page.js';
import { problemText } from '../base/problem-text.js';
import { Qr } from '../base/qr.js';
import { randomId } from '../base/storage.js';
import { useLive } from '../base/use-live.js';
import { html, useEffect, useRef, useState } from '../base/view.js';
import { CancelOrder } from './cancel-order.js';

/** An order at the counter: what it is, how it is paid, and handing it over. Follows the order while it is open. */
export function OrderSheet({ orderId, closed }) {
  const { answer: order, error, change } = useLive(`/orders/${orderId}`, { stays: true });
  const [trouble, setTrouble] = useState('');
  const [key] = useState(randomId());
  const take = (now) => change(() => now);

  async function handOver() {
    try {
      take({ ...order, ...(await post(`/orders/${orderId}/complete`, {}, { 'Idempotency-Key': key })) });
      closed();
    } catch (failed) {
      setTrouble(problemText(failed));
    }
  }
  const title = order ? nameOf(order.number, order.id) : t('common.loading');
  return html`
    <${Dialog} label=${title} className="order-sheet" closed=${closed}>
      <div class="sheet-head">
        <h2 class="number">${title}</h2>
        ${order && html`<span class="badge" role="status">${statusText(order.status)}</span>`}
        <button type="button" onClick=${closed}>${t('common.close')}</button>
      </div>
      <${Alert} text=${trouble || (error && !error.passing ? problemText(error) : '')} />
      ${order && html`<${About} order=${order} />`}
      ${order?.status === 'waiting_for_payment' && html`<${ToPay} order=${order} />`}
      ${order && html`<${Buttons} ...${{ order, handOver, take }} />`}
    <//>`;
}

const About = ({ order }) => html`
  <p class="quiet">
    ${[serviceText(order.service), order.contact?.name, order.contact?.phone, readyText(order)].filter(Boolean).join(' · ')}
  </p>
  <ul class="plain">
    ${order.lines.map(
      (line, i) => html`
        <li key=${i} class="sheet-line"><span class="times">${line.quantity} ×</span><div>${line.name}<${LineDetails} ...${line} /></div></li>`,
    )}
  </ul>
  ${order.note && html`<p class="note">${order.note}</p>`}
  <p class="total">${t('common.total')} <span class="price">${money(order.total, order.currency)}</span></p>`;

/** The customer pays on a phone of their own, or on this device. */
const ToPay = ({ order }) => html`
  <div class="to-pay">
    <${Qr} text=${order.paymentLink} label=${t('counter.payByPhone')} />
    <p>${t('counter.payByPhone')}</p>
    <a class="button" href=${order.paymentLink} target="_blank" rel="noopener">${t('counter.payHere')}</a>
  </div>`;

function Buttons({ order, handOver, take }) {
  const main = useRef(null);
  useEffect(() => {
    // Whoever types the reason of a cancel would hand over with the next key.
    if (!document.activeElement?.matches('input')) main.current?.focus();
  }, [order.status]);
  return html`
    <div class="buttons">
      ${order.status === 'cooked' && html`<button ref=${main} type="button" class="primary" onClick=${handOver}>${t('counter.handOverThis')}</button>`}
      ${!['completed', 'cancelled'].includes(order.status) && html`<${CancelOrder} order=${order} cancelled=${take} />`}
    </div>`;
}
