import { dateAndTime } from '../../base/format.js';
import { t } from '../../base/language.js';
import { html, useState } from '../../base/view.js';
import { ListEnd } from '../parts/standing.js';
import { usePages } from '../parts/use-pages.js';
import { auditPath, deedText, KINDS, kindText, placeOf } from './deed.js';

/** Who of the shop did what, the newest first. */
export function Section() {
  const [wanted, setWanted] = useState({});
  const deeds = usePages(auditPath(wanted));
  function find(event) {
    event.preventDefault();
    setWanted(Object.fromEntries(new FormData(event.target)));
  }
  return html`
    <${Filters} find=${find} />
    <ol class="plain deeds" aria-busy=${deeds.isReading}>
      ${deeds.items?.map((deed, i) => html`<${Deed} key=${i} ...${deed} />`)}
    </ol>
    ${deeds.items?.length === 0 && deeds.hasMore && html`<p class="quiet" role="status">${t('office.audit.noneYet')}</p>`}
    <${ListEnd} ...${deeds} none=${t('office.audit.none')} />`;
}

const Filters = ({ find }) => html`
  <form class="panel filters" role="search" onSubmit=${find}>
    <${Filter} name="from" type="date" />
    <${Filter} name="to" type="date" />
    <${Filter} name="who" maxlength="200" />
    <div>
      <label for="kind">${t('office.audit.kind')}</label>
      <select id="kind" name="kind">
        <option value="">${t('office.any')}</option>
        ${KINDS.map((kind) => html`<option key=${kind} value=${kind}>${kindText(kind)}</option>`)}
      </select>
    </div>
    <${Filter} name="id" label=${t('office.id')} maxlength="64" />
    <button type="submit" class="primary">${t('office.audit.find')}</button>
  </form>`;

const Filter = ({ name, label = t(`office.audit.${name}`), ...field }) => html`
  <div>
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} autocomplete="off" ...${field} />
  </div>`;

function Deed({ at, who, what, kind, id, details }) {
  const place = placeOf({ kind, id });
  const shown = html`<code>${id}</code>`;
  return html`
    <li>
      <span class="card-head">
        <strong>${deedText({ kind, what })}</strong>
        <span class="badge">${kindText(kind)}</span>
        <span>${who ?? t('office.audit.someone')}</span>
        <time class="quiet" datetime=${at}>${dateAndTime(at)}</time>
      </span>
      ${details && html`<span>${details}</span>`}
      <span class="quiet">${place ? html`<a href=${place}>${shown}</a>` : shown}</span>
    </li>`;
}
