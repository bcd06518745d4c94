import { inShop } from '../../base/address.js';
import { t } from '../../base/language.js';
import { Alert, News } from '../../base/page.js';
import { read, write } from '../../base/storage.js';
import { html, useEffect, useState } from '../../base/view.js';
import { Codes } from './codes.js';
import { isOfThisDevice, MOST_CHARACTERS, MOST_TABLES, shopAddress, tableNames } from './table-names.js';

/** The codes on the tables, by which a guest's order knows where it is brought to. */
export function Section({ session }) {
  const [text, setText] = useState(read('tables', '1-12'));
  const url = shopAddress(session.url, inShop(''));
  const { names, ...fault } = tableNames(text);
  useEffect(() => {
    document.body.classList.add('prints-codes');
    return () => document.body.classList.remove('prints-codes');
  }, []);
  function take(event) {
    event.preventDefault();
    const { value } = event.target.elements.names;
    setText(value);
    write('tables', value);
  }
  return html`
    <div class="no-print">
      <${Names} text=${text} take=${take} url=${url} />
      <${Alert} text=${faultText(fault)} />
      ${isOfThisDevice(url) && html`<p class="notice">${t('office.tables.thisDevice')}</p>`}
      <${News} text=${t('office.tables.count', { count: names.length })} />
      ${
        names.length > 0 &&
        html`
        <p class="row"><button type="button" onClick=${() => window.print()}>${t('office.print')}</button></p>`
      }
    </div>
    <${Codes} names=${names} url=${url} />`;
}

const Names = ({ text, take, url }) => html`
  <form class="panel" onSubmit=${take}>
    <label for="names">${t('office.tables.names')}</label>
    <textarea id="names" rows="2" maxlength="4000" aria-describedby="names-about" autocomplete="off">${text}</textarea>
    <p id="names-about" class="quiet">${t('office.tables.namesAbout')}</p>
    <p class="quiet">${t('office.tables.leadTo', { url })}</p>
    <div class="row"><button type="submit" class="primary">${t('office.tables.draw')}</button></div>
  </form>`;

function faultText({ tooLong, hasMore }) {
  if (tooLong !== null) return t('office.tables.tooLong', { name: tooLong, most: MOST_CHARACTERS });
  return hasMore ? t('office.tables.tooMany', { most: MOST_TABLES }) : '';
}
