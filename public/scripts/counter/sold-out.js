import { get, post } from '../base/api.js';
import { t } from '../base/language.js';
import { Alert } from '../base/page.js';
import { problemText } from '../base/problem-text.js';
import { html, useEffect, useState } from '../base/view.js';

const AGAIN_MS = 10_000;
const has = (item, text) => item.name.toLowerCase().includes(text.trim().toLowerCase());

/** Says of a dish that it is sold out, or is back, whatever is on the shelf. */
export function SoldOut() {
  const [items, setItems] = useState([]);
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState('');
  const read = () =>
    get('/shelf').then(
      (shelf) => setItems(shelf.items),
      () => {},
    );
  useEffect(() => {
    read();
    const timer = setInterval(() => document.hidden || read(), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  async function set(item, soldOut) {
    try {
      await post(`/items/${encodeURIComponent(item.id)}/sold-out`, { soldOut });
      setItems((all) => all.map((one) => (one.id === item.id ? { ...one, soldOut } : one)));
      setTrouble('');
    } catch (error) {
      setTrouble(problemText(error));
    }
  }
  return html`
    <section class="panel" aria-labelledby="sold-out-title">
      <h2 id="sold-out-title">${t('counter.soldOut')}</h2>
      <label for="dish">${t('counter.dish')}</label>
      <input id="dish" type="search" maxlength="60" autocomplete="off" value=${typed} onInput=${(event) => setTyped(event.target.value)} />
      <${Alert} text=${trouble} />
      <ul class="plain sold-out">
        ${items.filter((item) => has(item, typed)).map((item) => html`<${Item} key=${item.id} item=${item} set=${set} />`)}
      </ul>
    </section>`;
}

function Item({ item, set }) {
  const action = t(item.soldOut ? 'counter.putBack' : 'counter.takeOff');
  return html`
    <li>
      <span>${item.name}</span>
      ${
        item.soldOut
          ? html`<span class="badge bad">${t('counter.isGone')}</span>`
          : html`<span class="quiet figure">${item.available === null ? '' : t('counter.left', { count: item.available })}</span>`
      }
      <button type="button" aria-label=${`${action}: ${item.name}`} onClick=${() => set(item, !item.soldOut)}>${action}</button>
    </li>`;
}
