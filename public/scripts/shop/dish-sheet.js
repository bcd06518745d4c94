import { Dialog } from '../base/dialog.js';
import { money } from '../base/format.js';
import { t } from '../base/language.js';
import { html, useRef, useState } from '../base/view.js';
import { changeLine, quantityOf, roomFor, setQuantity } from './basket.js';
import { Allergens } from './dish.js';
import { OptionGroup } from './option-group.js';
import { choose, groupsAmiss, stillOffered, unitPriceOf } from './options.js';
import { Stepper } from './stepper.js';

/** Asks how a dish is wanted, its options and a note, and puts it into the basket so; or changes the `line` that is there. */
export function DishSheet({ item, line, closed }) {
  const [chosen, setChosen] = useState(line?.options ?? []);
  const [note, setNote] = useState(line?.note ?? '');
  const [count, setCount] = useState(1);
  const [isRefused, setRefused] = useState(false);
  const form = useRef(null);
  // The menu may change while one chooses.
  const options = stillOffered(item, chosen);
  const amiss = groupsAmiss(item, options);
  const room = roomFor(item);
  const isSoldOut = !line && room <= 0;

  function take(event) {
    event.preventDefault();
    setRefused(amiss.length > 0);
    if (amiss.length > 0)
      return requestAnimationFrame(() => form.current.querySelector('.amiss input:enabled')?.focus());
    if (isSoldOut) return;
    const wanted = { id: item.id, options, note: note.trim() };
    if (line) changeLine(line, wanted);
    else setQuantity(wanted, quantityOf(wanted) + Math.min(count, room));
    closed();
  }
  const shown = isRefused ? amiss : [];
  const lack = shown.length > 0 ? t('shop.pleaseChoose', { groups: shown.map(({ name }) => name).join(', ') }) : '';
  const change = (group) => (choiceId, quantity) => setChosen(choose(item, options, { group, choiceId, quantity }));
  return html`
    <${Dialog} label=${item.name} className="sheet" closed=${closed}>
      <form ref=${form} onSubmit=${take} novalidate>
        <div class="sheet-head"><h2>${item.name}</h2><button type="button" class="leave" aria-label=${t('common.close')} onClick=${closed}>×</button></div>
        <p class="quiet">${item.description}</p>
        ${item.allergens.length > 0 && html`<${Allergens} of=${item} />`}
        ${item.options.map((group) => html`<${OptionGroup} key=${group.id} ...${{ group, options, currency: item.currency, isAmiss: shown.includes(group), change: change(group) }} />`)}
        <label for="dish-note">${t('shop.dishNote')}</label>
        <input id="dish-note" maxlength="200" autocomplete="off" value=${note} onInput=${(event) => setNote(event.target.value)} />
        <${SheetFoot} text=${isSoldOut ? t('shop.noMore') : lack}>
          ${!line && html`<${Stepper} ...${{ name: item.name, quantity: count, canBeMore: count < room, step: (by) => setCount(Math.max(1, count + by)) }} />`}
          <button class="primary" type="submit" disabled=${isSoldOut}>${verbOf(line, unitPriceOf(item, options) * (line ? 1 : count), item)}</button>
        <//>
      </form>
    <//>`;
}

const SheetFoot = ({ text, children }) => html`
  <div class="sheet-foot">
    <p class="fault" role="alert">${text}</p>
    <div class="buttons">${children}</div>
  </div>`;

function verbOf(line, price, { currency }) {
  const verb = t(line ? 'shop.change' : 'shop.addToBasket');
  return price > 0 ? `${verb} · ${money(price, currency)}` : verb;
}
