import { t } from '../../base/language.js';
import { html } from '../../base/view.js';
import { Fault, marked } from './fault.js';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const changed = (all, i, part) => all.map((one, nth) => (nth === i ? part : one));
const without = (all, i) => all.filter((_, nth) => nth !== i);

/** What goes away with its button leaves the focus to the button that adds another. */
const leave = ({ currentTarget }) => currentTarget.closest('section').querySelector('.row button').focus();
/** A date that stands there twice, which the shop refuses where one of the two is closed. */
const isTwice = (date, exceptions) => exceptions.filter((one) => one.date === date).length > 1;

/** Two times of day; 24:00 is written out, as no field for times has it. */
const FromTo = ({ of: { from, to }, set }) => html`
  <input type="time" required aria-label=${t('office.hours.from')} value=${from} onInput=${({ target }) => set({ from: target.value })} />
  <input required pattern="([01]\\d|2[0-3]):[0-5]\\d|24:00" aria-label=${t('office.hours.to')} value=${to} onInput=${({ target }) => set({ to: target.value })} />`;

/** The hours of the week; null is around the clock. */
export const OpenHours = ({ hours, set, refused }) => html`
  <section class="panel" aria-labelledby="week-title">
    <h2 id="week-title">${t('office.hours.week')}</h2>
    ${hours === null && html`<p>${t('office.hours.always')}</p>`}
    ${hours?.map(
      (span, i) => html`
        <fieldset key=${i} class="span">
          <legend class="unseen">${t('office.hours.span', { count: i + 1 })}</legend>
          ${DAYS.map(
            (day) => html`
              <label key=${day} class="pick">
                <input type="checkbox" checked=${span.days.includes(day)} ...${span.days.length === 0 ? marked('hours', refused) : {}} onChange=${() => set(changed(hours, i, { ...span, days: DAYS.filter((one) => span.days.includes(one) !== (one === day)) }))} />
                ${t(`office.hours.days.${day}`)}
              </label>`,
          )}
          <${FromTo} of=${span} set=${(part) => set(changed(hours, i, { ...span, ...part }))} />
          <button type="button" onClick=${(event) => leave(event) || set(without(hours, i))}>${t('office.hours.remove')}</button>
        </fieldset>`,
    )}
    <${Fault} of="hours" refused=${refused} />
    <div class="row">
      <button type="button" onClick=${() => set([...(hours ?? []), { days: [...DAYS], from: '11:00', to: '22:00' }])}>${t('office.hours.add')}</button>
      ${hours && html`<button type="button" onClick=${(event) => leave(event) || set(null)}>${t('office.hours.setAlways')}</button>`}
    </div>
  </section>`;

/** Days that are unlike the week. */
export const Exceptions = ({ exceptions, set, refused }) => html`
  <section class="panel" aria-labelledby="exceptions-title">
    <h2 id="exceptions-title">${t('office.hours.exceptions')}</h2>
    ${exceptions.map(
      (one, i) => html`
        <fieldset key=${i} class="span">
          <legend class="unseen">${t('office.hours.exception', { count: i + 1 })}</legend>
          <input type="date" required aria-label=${t('office.orders.day')} value=${one.date} ...${isTwice(one.date, exceptions) ? marked('exceptions', refused) : {}} onInput=${({ target }) => set(changed(exceptions, i, { ...one, date: target.value }))} />
          <label class="pick">
            <input type="checkbox" checked=${one.closed === true} onChange=${({ target }) => set(changed(exceptions, i, target.checked ? { date: one.date, closed: true } : { date: one.date, from: '11:00', to: '22:00' }))} />
            ${t('office.hours.closed')}
          </label>
          ${!one.closed && html`<${FromTo} of=${one} set=${(part) => set(changed(exceptions, i, { ...one, ...part }))} />`}
          <button type="button" onClick=${(event) => leave(event) || set(without(exceptions, i))}>${t('office.hours.remove')}</button>
        </fieldset>`,
    )}
    <${Fault} of="exceptions" refused=${refused} />
    <div class="row"><button type="button" onClick=${() => set([...exceptions, { date: '', closed: true }])}>${t('office.hours.addException')}</button></div>
  </section>`;
