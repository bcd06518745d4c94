import { money } from '../base/format.js';
import { t } from '../base/language.js';
import { LineDetails } from '../base/line-details.js';
import { html } from '../base/view.js';
import { quantityOf, roomFor, setQuantity } from './basket.js';
import { Stepper } from './stepper.js';

/** A line of the basket, with what is wrong with it; `open(item, line)` asks how the dish is wanted otherwise. */
export function BasketLine({ line, refused, open }) {
  const { item, quantity, named, note, unitPrice, most, faults } = line;
  const told = faults.length > 0 ? faults : refused;
  const verb = t(item.options.length > 0 || note ? 'shop.change' : 'shop.addNote');
  const step = (by) => setQuantity(line, quantityOf(line) + by);
  return html`
    <li class="basket-line">
      <div><strong>${item.name}</strong><${LineDetails} options=${named} note=${note} /></div>
      <span class="price">${money(unitPrice * quantity, item.currency)}</span>
      <div class="basket-line-foot">
        <button type="button" class="link" aria-label="${verb}: ${item.name}" onClick=${() => open(item, line)}>${verb}</button>
        <${Stepper} ...${{ name: item.name, quantity, canBeMore: roomFor(item) > 0, step }} />
      </div>
      ${told.length > 0 && html`<p class="lack warn">${told.join(' ')}</p>`}
      ${quantity > most && html`<${Lack} ...${{ name: item.name, most, mend: () => setQuantity(line, most) }} />`}
    </li>`;
}

const Lack = ({ name, most, mend }) => html`
  <p class="lack">
    <span class="warn">${most ? t('shop.onlyLeft', { count: most }) : t('shop.soldOut')}</span>
    <button type="button" aria-label=${t(most ? 'shop.takeOf' : 'shop.removeOf', { name, count: most })} onClick=${mend}>
      ${most ? t('shop.take', { count: most }) : t('shop.remove')}
    </button>
  </p>`;
