import { allergenText } from '../base/allergen.js';
import { list, money } from '../base/format.js';
import { t } from '../base/language.js';
import { html } from '../base/view.js';
import { isFull, orderable, plain, quantityOf, roomFor, setQuantity } from './basket.js';
import { leastPriceOf } from './options.js';
import { Picture } from './picture.js';
import { Stepper } from './stepper.js';

const FEW = 5;

/** A dish of the menu; `open(item)` asks how it is wanted. */
export function Dish({ item, open }) {
  const isGone = orderable(item) === 0;
  return html`
    <li class="dish ${isGone ? 'gone' : ''}">
      <${Picture} item=${item} />
      <div class="dish-text">
        <h3>${item.name}</h3>
        <p class="quiet about">${item.description}</p>
        ${item.allergens.length > 0 && html`<${Allergens} of=${item} />`}
      </div>
      <div class="dish-foot">
        <span class="price">${priceText(item)}</span>
        <span class="left">${leftText(item)}</span>
        ${item.options.length > 0 ? html`<${Chooser} ...${{ item, open }} />` : html`<${Adder} item=${item} />`}
      </div>
    </li>`;
}

export const Allergens = ({ of }) =>
  html`<p class="allergens">${t('shop.contains', { allergens: list(of.allergens.map(allergenText)) })}</p>`;

function leftText(item) {
  const remaining = orderable(item);
  if (remaining === 0) return t('shop.soldOut');
  return remaining <= FEW ? t('shop.onlyLeft', { count: remaining }) : '';
}

function priceText(item) {
  const { price, varies } = leastPriceOf(item);
  const amount = money(price, item.currency);
  return varies ? t('shop.from', { amount }) : amount;
}

/** Puts a dish without options into the basket as it comes. */
function Adder({ item }) {
  const line = plain(item);
  const quantity = quantityOf(line);
  if (quantity === 0 && orderable(item) === 0) return null;
  const canBeMore = roomFor(item) > 0 && (quantity > 0 || !isFull());
  const step = (by) => setQuantity(line, quantityOf(line) + by);
  return html`<${Stepper} ...${{ name: item.name, quantity, canBeMore, step }} />`;
}

function Chooser({ item, open }) {
  if (orderable(item) === 0) return null;
  const canBeMore = roomFor(item) > 0 && !isFull();
  return html`
    <button
      type="button"
      aria-label=${t('shop.chooseOf', { name: item.name })}
      aria-disabled=${canBeMore ? null : 'true'}
      onClick=${() => canBeMore && open(item)}
    >${t('shop.choose')}</button>`;
}
