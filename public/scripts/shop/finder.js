import { allergenText } from '../base/allergen.js';
import { list } from '../base/format.js';
import { t } from '../base/language.js';
import { News } from '../base/page.js';
import { html } from '../base/view.js';

/** Finds dishes by words, and leaves out what somebody must not eat. */
export function Finder({ typed, without, allergens, count, set }) {
  const toggle = (one) =>
    set({ without: without.includes(one) ? without.filter((other) => other !== one) : [...without, one] });
  const summary =
    without.length > 0 ? t('shop.without', { allergens: list(without.map(allergenText)) }) : t('shop.leaveOut');
  const isSearching = typed.trim() !== '' || without.length > 0;
  return html`
    <search class="finder" role="search">
      <label class="unseen" for="find">${t('shop.find')}</label>
      <input id="find" type="search" maxlength="60" autocomplete="off" enterkeyhint="search" placeholder=${t('shop.find')} value=${typed} onInput=${(event) => set({ typed: event.target.value })} />
      ${
        allergens.length > 0 &&
        html`
        <details>
          <summary>${summary}</summary>
          <div class="chips" role="group" aria-label=${t('shop.leaveOut')}>
            ${allergens.map((one) => html`<button key=${one} type="button" class="chip" aria-pressed=${String(without.includes(one))} onClick=${() => toggle(one)}>${allergenText(one)}</button>`)}
          </div>
        </details>`
      }
      <${News} text=${isSearching ? t('shop.found', { count }) : ''} />
    </search>`;
}
