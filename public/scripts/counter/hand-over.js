import { t } from '../base/language.js';
import { serviceText } from '../base/order-text.js';
import { html, useState } from '../base/view.js';
import { preparing, ready } from './waiting.js';

/** What stands on the counter, and what is to come; typing a number and Enter opens its order. */
export function HandOver({ tickets, more, open }) {
  const [trouble, setTrouble] = useState('');
  function find(event) {
    event.preventDefault();
    const { value } = event.target.elements.called;
    const found = tickets.find(({ number, state }) => number === Number(value) && state !== 'closed');
    setTrouble(found ? '' : t('counter.notHere', { number: value }));
    if (!found) return;
    event.target.reset();
    open(found.orderId);
  }
  const [on, coming] = [ready(tickets), preparing(tickets)];
  return html`
    <section class="panel" aria-labelledby="hand-over-title">
      <h2 id="hand-over-title">${t('counter.handOver')}</h2>
      <form class="by-number" onSubmit=${find}>
        <label for="called">${t('counter.number')}</label>
        <input id="called" inputmode="numeric" pattern="[0-9]{1,9}" required autocomplete="off" />
        <button type="submit" class="primary">${t('counter.open')}</button>
      </form>
      <p class="fault" role="status">${trouble}</p>
      ${more && html`<p class="notice">${t('counter.tooMany')}</p>`}
      <h3>${t('counter.ready', { count: on.length })}</h3>
      <${Tiles} tickets=${on} open=${open} className="ready" empty=${t('counter.noneReady')} />
      <h3>${t('counter.preparing', { count: coming.length })}</h3>
      <${Tiles} tickets=${coming} open=${open} className="coming" empty=${t('counter.nonePreparing')} />
    </section>`;
}

function Tiles({ tickets, open, className, empty }) {
  if (tickets.length === 0) return html`<p class="quiet">${empty}</p>`;
  return html`
    <ul class="plain tiles ${className}">
      ${tickets.map(
        ({ orderId, number, service }) => html`
          <li key=${orderId}>
            <button type="button" onClick=${() => open(orderId)}>
              <span class="number">${number}</span>
              <span class="where">${serviceText(service)}</span>
            </button>
          </li>`,
      )}
    </ul>`;
}
