import { get } from '../base/api.js';
import { money, nameOf, statusText, time } from '../base/format.js';
import { t } from '../base/language.js';
import { lineText } from '../base/line-text.js';
import { Alert } from '../base/page.js';
import { problemText } from '../base/problem-text.js';
import { html, useState } from '../base/view.js';
import { wantedOf } from './waiting.js';

const SHOWN = 10;

/** Looks an order up by its number or by a part of its customer's name. */
export function FindOrder({ open }) {
  const [found, setFound] = useState(null);
  const [trouble, setTrouble] = useState('');
  async function find(event) {
    event.preventDefault();
    const wanted = wantedOf(event.target.elements.wanted.value);
    if (!wanted) return;
    try {
      setFound((await get(`/orders?${wanted}&limit=${SHOWN}`)).items);
      setTrouble('');
    } catch (error) {
      setTrouble(problemText(error));
    }
  }
  return html`
    <section class="panel" aria-labelledby="find-title">
      <h2 id="find-title">${t('counter.find')}</h2>
      <form class="by-number" role="search" onSubmit=${find}>
        <label for="wanted">${t('counter.numberOrName')}</label>
        <input id="wanted" type="search" required maxlength="100" autocomplete="off" />
        <button type="submit">${t('counter.look')}</button>
      </form>
      <${Alert} text=${trouble} />
      <p role="status" class="quiet">${found && t('counter.found', { count: found.length })}</p>
      <ul class="plain found">${(found ?? []).map((order) => html`<${Found} key=${order.id} order=${order} open=${open} />`)}</ul>
    </section>`;
}

function Found({ order, open }) {
  const { id, number, contact, status, createdAt, total, currency, lines } = order;
  const who = [nameOf(number, id), contact?.name].filter(Boolean).join(' · ');
  return html`
    <li>
      <button type="button" class="found-order" onClick=${() => open(id)}>
        <span class="who">${who}</span>
        <span class="badge">${statusText(status)}</span>
        <span class="quiet">${time(createdAt)} · ${money(total, currency)}</span>
        <span class="quiet what">${lines.map((line) => `${line.quantity} × ${lineText(line)}`).join(', ')}</span>
      </button>
    </li>`;
}
