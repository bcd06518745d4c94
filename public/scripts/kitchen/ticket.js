import { nameOf, time } from '../base/format.js';
import { t } from '../base/language.js';
import { serviceText } from '../base/order-text.js';
import { html, useMemo } from '../base/view.js';
import { TicketLine } from './ticket-line.js';
import { UrgencyMark } from './urgency-mark.js';

/**
 * A ticket with its buttons. It is drawn anew only when something of it changes: a wall tablet has hundreds. `on` stays the same:
 * `act(ticket, action)`, `touch(ticket)`, `cancel(ticket)`.
 */
export function Ticket({ ticket, chosen, column, urgency, digit, actions, canCancel, isNew, isSelected, isBusy, on }) {
  const { orderId, version, state } = ticket;
  const { level, minutes } = urgency;
  const changes = [orderId, version, state, chosen, column, level, minutes, digit, isNew, isSelected, isBusy];
  return useMemo(() => {
    const name = nameOf(ticket.number, orderId);
    return html`
      <li id="ticket-${orderId}" class=${classOf({ level, column, isNew, isSelected })} aria-labelledby="name-${orderId}" onPointerDown=${() => on.touch(ticket)}>
        <div class="ticket-head">
          ${digit !== null && html`<kbd class="digit">${digit}</kbd>`}
          <h3 id="name-${orderId}">${name}</h3>
          ${isNew && html`<span class="fresh">${t('kitchen.fresh')}</span>`}
          <${UrgencyMark} ticket=${ticket} column=${column} ...${urgency} />
        </div>
        <p class="about">${aboutText(ticket)}</p>
        ${ticket.note && html`<p class="note whole"><span class="unseen">${t('kitchen.note')} </span>${ticket.note}</p>`}
        <ul class="plain lines">${ticket.lines.map((line, nth) => html`<${TicketLine} key=${nth} line=${line} chosen=${chosen} />`)}</ul>
        ${column === 'cooked' && state === 'cooking' && html`<p class="others">${t('kitchen.othersCook')}</p>`}
        <div class="ticket-buttons">
          ${actions.map(
            (action) => html`
            <button key=${action} type="button" class=${classOfButton(action)} aria-busy=${String(isBusy)} aria-label=${t('kitchen.doTo', { action: t(`kitchen.action.${action}`), name })} onClick=${() => on.act(ticket, action)}>
              ${t(`kitchen.action.${action}`)}
            </button>`,
          )}
          ${
            canCancel &&
            html`
            <button type="button" class="cancel danger" aria-label=${t('kitchen.doTo', { action: t('kitchen.cancel'), name })} onClick=${() => on.cancel(ticket)}>
              ${t('kitchen.cancel')}
            </button>`
          }
        </div>
      </li>`;
  }, changes);
}

/** What leads forward is loud. */
const classOfButton = (action) => (action === 'recall' ? 'main' : 'main primary');

const classOf = ({ level, column, isNew, isSelected }) =>
  ['ticket', column === 'cooked' ? 'done' : level, isNew && 'new', isSelected && 'selected'].filter(Boolean).join(' ');

/** Where it goes, and when it is wanted or promised. */
function aboutText({ service, wanted, readyAt }) {
  const at = wanted ?? readyAt;
  const promised = at && t(wanted ? 'kitchen.wantedFor' : 'kitchen.promisedFor', { time: time(at) });
  return [serviceText(service), promised].filter(Boolean).join(' · ');
}
