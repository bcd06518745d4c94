import { addedMoney } from '../base/format.js';
import { t } from '../base/language.js';
import { html } from '../base/view.js';
import { countInGroup, countOf, ruleOf } from './options.js';
import { Stepper } from './stepper.js';

/** A group of options to choose from; `change(choiceId, quantity)` is told of each choice. */
export function OptionGroup({ group, options, currency, isAmiss, change }) {
  const room = group.max - countInGroup(options, group);
  const of = (choice) => ({ group, choice, currency, room, quantity: countOf(options, group.id, choice.id) });
  return html`
    <fieldset class="option-group ${isAmiss ? 'amiss' : ''}">
      <legend>${group.name} <span class="rule">${ruleOf(group)}</span></legend>
      <ul class="plain">
        ${group.choices.map((choice) => html`<${Choice} key=${choice.id} ...${of(choice)} set=${(quantity) => change(choice.id, quantity)} />`)}
      </ul>
    </fieldset>`;
}

/** Of some groups one choice must be taken, of others one may be, or several: then more than one of a choice, too. */
function Choice({ group, choice, currency, room, quantity, set }) {
  const { id, min, max } = group;
  const { name, price, soldOut } = choice;
  const type = min === 1 && max === 1 ? 'radio' : 'checkbox';
  const isOff = soldOut || (quantity === 0 && max > 1 && room <= 0);
  return html`
    <li class="choice ${soldOut ? 'gone' : ''}">
      <label>
        <input type=${type} name="option-${id}" checked=${quantity > 0} disabled=${isOff} onChange=${(event) => set(event.target.checked ? 1 : 0)} />
        <span class="choice-name">${name}</span>
        <span class="price quiet">${soldOut ? t('shop.soldOut') : addedMoney(price, currency)}</span>
      </label>
      ${quantity > 0 && max > 1 && html`<${Stepper} ...${{ name, quantity, canBeMore: room > 0, step: (by) => set(quantity + by) }} />`}
    </li>`;
}
