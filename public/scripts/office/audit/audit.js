import { dateAndTime } from '../../base/format.js';
import { t } from '../../base/language.js';
import { html, useState } from '../../base/view.js';
import { ListEnd } from '../parts/standing.js';
import { usePages } from '../parts/use-pages.js';

const KINDS = ['order', 'refund', 'day', 'item', 'setting', 'key', 'session', 'webhook'];

/** Who of the shop did what, the newest first. */
export function Section() {
  const [wanted, setWanted] = useState([]);
  const entries = usePages(`/audit?${new URLSearchParams([...wanted, ['limit', '50']])}`);
  function find(event) {
    event.preventDefault();
    const { kind, who, id, from } = event.target.elements;
    const since = from.value && new Date(`${from.value}T00:00`).toISOString();
    const all = [
      ['kind', kind.value],
      ['who', who.value.trim()],
      ['id', id.value.trim()],
      ['from', since],
    ];
    setWanted(all.filter(([, value]) => value));
  }
  return html`
    <form class="panel filters" role="search" onSubmit=${find}>
      <div>
        <label for="kind">${t('office.audit.kind')}</label>
        <select id="kind">
          <option value="">${t('office.any')}</option>
          ${KINDS.map((kind) => html`<option key=${kind} value=${kind}>${t(`office.audit.kinds.${kind}`)}</option>`)}
        </select>
      </div>
      <div><label for="who">${t('office.audit.who')}</label><input id="who" maxlength="200" autocomplete="off" /></div>
      <div><label for="id">${t('office.id')}</label><input id="id" maxlength="64" autocomplete="off" /></div>
      <div><label for="from">${t('office.audit.from')}</label><input id="from" type="date" /></div>
      <button type="submit">${t('office.orders.find')}</button>
    </form>
    <ul class="plain refunds">
      ${entries.items?.map(
        ({ at, who, what, kind, id, details }, i) => html`
          <li key=${i}>
            <strong>${what}</strong> <span class="quiet">${who ?? '–'} · ${dateAndTime(at)}</span>
            <p class="quiet">${t(`office.audit.kinds.${kind}`)} <code>${id}</code> ${details ?? ''}</p>
          </li>`,
      )}
    </ul>
    <${ListEnd} ...${entries} none=${t('office.audit.none')} />`;
}
