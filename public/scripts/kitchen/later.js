import { nameOf, time } from '../base/format.js';
import { t } from '../base/language.js';
import { serviceText } from '../base/order-text.js';
import { html } from '../base/view.js';

const MOST = 8;

/** The tickets whose time has not come yet, in a strip apart: number, when it is wanted, and when it will come to be cooked. */
export function Later({ tickets }) {
  if (tickets.length === 0) return null;
  return html`
    <section class="later" aria-labelledby="later-title">
      <h2 id="later-title">${t('kitchen.later')} <span class="count">${tickets.length}</span></h2>
      <ul class="plain">
        ${tickets.slice(0, MOST).map((ticket) => html`<${LaterTicket} key=${ticket.orderId} ...${ticket} />`)}
        ${tickets.length > MOST && html`<li class="quiet">${t('kitchen.more', { count: tickets.length - MOST })}</li>`}
      </ul>
    </section>`;
}

const LaterTicket = ({ orderId, number, service, wanted, readyAt, startAt }) => html`
  <li>
    <strong>${nameOf(number, orderId)}</strong> ${time(wanted ?? readyAt ?? startAt)}
    <span class="quiet">${serviceText(service)} · ${t('kitchen.startsAt', { time: time(startAt) })}</span>
  </li>`;
