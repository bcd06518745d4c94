import { allergenText } from '../base/allergen.js';
import { t } from '../base/language.js';
import { LineDetails } from '../base/line-details.js';
import { html } from '../base/view.js';
import { isOf } from './tickets.js';

/** A dish as a cook reads it; what another station cooks stays readable, and what is cooked is ticked. */
export function TicketLine({ line, chosen }) {
  const isOthers = !isOf(chosen, line);
  return html`
    <li class="line${isOthers ? ' others-line' : ''}${line.ready ? ' ready' : ''}">
      <span class="times">${line.ready ? html`<span class="tick" role="img" aria-label=${t('kitchen.lineReady')}>✓</span>` : ''}${t('kitchen.times', { count: line.quantity })}</span>
      <div class="dish">
        <span class="dish-name">${line.name}</span>
        ${line.station !== null && (chosen === null || isOthers) && html` <span class="station">${line.station}</span>`}
        <${LineDetails} options=${line.options} note=${line.note} />
        ${line.allergens.length > 0 && html`<${Allergens} allergens=${line.allergens} />`}
      </div>
    </li>`;
}

const Allergens = ({ allergens }) => html`
  <ul class="plain allergens" aria-label=${t('kitchen.allergens')}>
    ${allergens.map((allergen) => html`<li key=${allergen}><span aria-hidden="true">⚠ </span>${allergenText(allergen)}</li>`)}
  </ul>`;
