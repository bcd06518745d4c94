import { t } from '../../base/language.js';
import { html } from '../../base/view.js';
import { Fault, marked } from './fault.js';

/** The least and the most that the shop takes. */
const NUMBERS = { leadMinutes: [0, 1440], lastOrderMinutes: [0, 1440], slotMinutes: [5, 720], slotOrders: [1, 10_000] };

/** Slots are off where both of their fields are empty; the shop refuses one of the two alone. */
export const Numbers = ({ now, set, refused }) => html`
  <section class="panel" aria-labelledby="more-title">
    <h2 id="more-title">${t('office.hours.more')}</h2>
    <div class="filters">
      ${Object.entries(NUMBERS).map(
        ([name, [least, most]]) => html`
          <div key=${name}>
            <label for=${name}>${t(`office.hours.${name}`)}</label>
            <input id=${name} type="number" min=${least} max=${most} step="1" required=${!name.startsWith('slot')} value=${now[name]}
              ...${marked(name, refused)} onInput=${({ target }) => set({ [name]: target.value === '' ? null : Number(target.value) })} />
          </div>`,
      )}
      <div>
        <label for="dayEnds">${t('office.hours.dayEnds')}</label>
        <input id="dayEnds" type="time" required value=${now.dayEnds} onInput=${({ target }) => set({ dayEnds: target.value })} />
      </div>
      <div>
        <label for="timeZone">${t('office.hours.timeZone')}</label>
        <input id="timeZone" required maxlength="64" value=${now.timeZone} ...${marked('timeZone', refused)} onInput=${({ target }) => set({ timeZone: target.value })} />
      </div>
    </div>
    <${Fault} of="slotMinutes" refused=${refused} />
    <${Fault} of="timeZone" refused=${refused} />
  </section>`;
