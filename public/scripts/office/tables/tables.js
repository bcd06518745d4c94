import { inShop } from '../../base/address.js';
import { t } from '../../base/language.js';
import { Qr } from '../../base/qr.js';
import { shopName } from '../../base/shop-name.js';
import { read, write } from '../../base/storage.js';
import { html, useState } from '../../base/view.js';
import { tableAddress, tableNames } from './table-names.js';

/** A QR code for each table, several on a printed page. */
export function Section({ session }) {
  const [text, setText] = useState(read('tables', '1-12'));
  const names = tableNames(text);
  const take = (event) => {
    setText(event.target.value);
    write('tables', event.target.value);
  };
  return html`
    <div class="panel no-print">
      <label for="tables">${t('office.tables.names')}</label>
      <input id="tables" maxlength="500" autocomplete="off" value=${text} onInput=${take} aria-describedby="tables-about" />
      <p id="tables-about" class="quiet">${t('office.tables.about')}</p>
      <div class="row"><button type="button" class="primary" disabled=${names.length === 0} onClick=${() => window.print()}>${t('office.print')}</button></div>
    </div>
    <ul class="plain codes">
      ${names.map((name) => {
        const address = tableAddress(session.url ?? inShop(''), name);
        return html`
          <li key=${name}>
            <strong>${shopName()}</strong>
            <${Qr} text=${address} label=${address} />
            <span class="table-name">${t('common.tableNamed', { table: name })}</span>
            <span>${t('office.tables.scan')}</span>
          </li>`;
      })}
    </ul>`;
}
