import { nameOf, time } from '../base/format.js';
import { t } from '../base/language.js';
import { serviceText } from '../base/order-text.js';
import { html } from '../base/view.js';
import { actionsOf } from './actions.js';

const MOST = 8;

/**
 * The tickets whose time has not come yet, in a strip apart: number, when it is wanted, and when it will come to be cooked. Cooks
 * may begin one early. `screen`: what all tickets are drawn by.
 */
export function Later({ tickets, screen }) {
  if (tickets.length === 0) return null;
  return html`
    <section class="later" aria-labelledby="later-title">
      <h2 id="later-title">${t('kitchen.later')} <span class="count">${tickets.length}</span></h2>
      <ul class="plain">
        ${tickets.slice(0, MOST).map((ticket) => html`<${LaterTicket} key=${ticket.orderId} ticket=${ticket} screen=${screen} />`)}
        ${tickets.length > MOST && html`<li class="quiet">${t('kitchen.more', { count: tickets.length - MOST })}</li>`}
      </ul>
    </section>`;
}

function LaterTicket({ ticket, screen }) {
  const { orderId, number, service, wanted, readyAt, startAt } = ticket;
  const { chosen, session, busy, on } = screen;
  const name = nameOf(number, orderId);
  return html`
    <li id="ticket-${orderId}">
      <strong>${name}</strong> ${time(wanted ?? readyAt ?? startAt)}
      <span class="quiet">${serviceText(service)} · ${t('kitchen.startsAt', { time: time(startAt) })}</span>
      ${actionsOf(ticket, chosen, session).map(
        (action) => html`
        <button key=${action} type="button" aria-busy=${String(busy.has(orderId))} aria-label=${t('kitchen.doTo', { action: t('kitchen.startEarly'), name })} onClick=${() => on.act(ticket, action)}>
          ${t('kitchen.startEarly')}
        </button>`,
      )}
    </li>`;
}
