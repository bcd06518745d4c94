import { t } from '../../base/language.js';
import { Qr } from '../../base/qr.js';
import { useShopName } from '../../base/shop-name.js';
import { html, useMemo } from '../../base/view.js';
import { tableAddress } from './table-names.js';

/** The codes as they are seen and printed, several on a sheet: each to be cut out and put on its table. */
export function Codes({ names, url }) {
  const shop = useShopName();
  return html`
    <ul class="plain codes">${names.map((name) => html`<${Code} key=${name} ...${{ name, url, shop }} />`)}</ul>`;
}

/** Drawn once: 200 of them take a while. */
function Code({ name, url, shop }) {
  const label = t('office.tables.codeOf', { name });
  const code = useMemo(() => html`<${Qr} text=${tableAddress(url, name)} label=${label} />`, [url, name]);
  return html`
    <li class="code">
      <span class="shop">${shop}</span>
      ${code}
      <span class="table-name">${name}</span>
      <span class="scan">${t('office.tables.scan')}</span>
    </li>`;
}
