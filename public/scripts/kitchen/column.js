import { t } from '../base/language.js';
import { html } from '../base/view.js';
import { actionsOf, mayCancel } from './actions.js';
import { digitOf } from './keys.js';
import { Ticket } from './ticket.js';
import { urgencyOf } from './urgency.js';

/** One of the three columns; the one where the bump bar stands shows the digits. `screen`: what all tickets are drawn by. */
export function Column({ column, tickets, isActive, screen }) {
  const { chosen, session, now, untouched, selected, busy, on } = screen;
  return html`
    <section class="column ${column}" aria-labelledby="${column}-title">
      <h2 id="${column}-title" tabindex="-1" class=${isActive ? 'active' : ''}>
        ${t(`kitchen.column.${column}`)} <span class="count">${tickets.length}</span>
      </h2>
      ${tickets.length === 0 && html`<p class="nothing">${t(`kitchen.nothing.${column}`)}</p>`}
      <ol class="plain tickets">
        ${tickets.map(
          (ticket, nth) => html`
          <${Ticket}
            key=${ticket.orderId} ticket=${ticket} chosen=${chosen} column=${column} on=${on}
            urgency=${urgencyOf(ticket, now)} digit=${isActive ? digitOf(nth) : null}
            actions=${actionsOf(ticket, chosen, session)} canCancel=${mayCancel(session)}
            isNew=${untouched.has(ticket.orderId)} isSelected=${selected === ticket.orderId} isBusy=${busy.has(ticket.orderId)} />`,
        )}
      </ol>
    </section>`;
}
