import { money, nameOf, statusText, time } from '../../base/format.js';
import { t } from '../../base/language.js';
import { lineText } from '../../base/line-text.js';
import { serviceText } from '../../base/order-text.js';
import { html, useState } from '../../base/view.js';
import { ListEnd } from '../parts/standing.js';
import { statusKind } from '../parts/status-kind.js';
import { usePages } from '../parts/use-pages.js';
import { STATUSES, searchPath, typed } from './search.js';

/** Looks orders up, the newest first. */
export function Section() {
  const [wanted, setWanted] = useState({});
  const found = usePages(searchPath(wanted));
  function find(event) {
    event.preventDefault();
    const { what, status, day } = event.target.elements;
    const { id, ...named } = typed(what.value);
    if (id) location.hash = `order/${id}`;
    else setWanted({ ...named, status: status.value, day: day.value });
  }
  return html`
    <${SearchForm} find=${find} />
    <ul class="plain cards" aria-busy=${found.isReading}>
      ${found.items?.map((order) => html`<${Found} key=${order.id} ...${order} />`)}
    </ul>
    <${ListEnd} ...${found} none=${t('office.orders.none')} />`;
}

const SearchForm = ({ find }) => html`
  <form class="panel filters" role="search" onSubmit=${find}>
    <div class="grows">
      <label for="what">${t('office.orders.what')}</label>
      <input id="what" type="search" maxlength="100" autocomplete="off" />
    </div>
    <div>
      <label for="status">${t('office.orders.status')}</label>
      <select id="status">
        <option value="">${t('office.any')}</option>
        ${STATUSES.map((status) => html`<option key=${status} value=${status}>${statusText(status)}</option>`)}
      </select>
    </div>
    <div>
      <label for="day">${t('office.orders.day')}</label>
      <input id="day" type="date" />
    </div>
    <button type="submit" class="primary">${t('office.orders.find')}</button>
  </form>`;

const Found = ({ id, number, contact, service, status, createdAt, total, refunded, currency, lines }) => html`
  <li>
    <a class="card" href=${`#order/${id}`}>
      <span class="card-head">
        <strong class="number">${nameOf(number, id)}</strong>
        <span>${contact?.name ?? ''}</span>
        <span class=${`badge ${statusKind(status)}`}>${statusText(status)}</span>
        <span class="price">${money(total, currency)}</span>
      </span>
      <span class="quiet">
        ${time(createdAt)} · ${serviceText(service)}${refunded > 0 && ` · ${t('office.order.refunded', { amount: money(refunded, currency) })}`}
      </span>
      <span class="quiet what">${lines.map((line) => `${line.quantity} × ${lineText(line)}`).join(', ')}</span>
    </a>
  </li>`;
