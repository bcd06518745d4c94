import { time } from '../base/format.js';
import { t } from '../base/language.js';
import { html, useRef } from '../base/view.js';
import { Field, Pick } from './field.js';
import { choiceText, dayOf, daysOffered, isElsewhere, timesOffered } from './times.js';

/** Asks when the order is wanted: as soon as possible, at one of the shop's times, or at any where it has no slots. */
export function When({ wish, set, opening, no, amounts }) {
  const { shop, load } = opening;
  const fault = no.ofFields.get('wanted');
  const soon =
    wish.when === 'asap' && amounts.readyAt ? t('shop.asapAt', { time: time(amounts.readyAt) }) : t('shop.asap');
  function take(when) {
    set({ when });
    if (when === 'later') opening.reload();
  }
  function takeOther(slot) {
    set({ when: 'later', slot });
    load(dayOf(slot, shop.timeZone));
  }
  return html`
    <fieldset data-path="wanted" class=${fault ? 'amiss' : ''}>
      <legend>${t('shop.when')}</legend>
      <${Pick} name="when" value="asap" chosen=${wish.when} take=${take}>${soon}<//>
      <${Pick} name="when" value="later" chosen=${wish.when} take=${take}>${t('shop.later')}<//>
      ${wish.when === 'later' && shop && html`<${Later} ...${{ wish, set, opening }} />`}
      <p class="fault" role="status">${fault}</p>
      <div class="buttons">
        ${shop && no.next.map((slot) => html`<button key=${slot} type="button" onClick=${() => takeOther(slot)}>${choiceText(slot)}</button>`)}
      </div>
    </fieldset>`;
}

function Later({ wish, set, opening }) {
  const { shop, trouble } = opening;
  const hasSlots = shop.slotMinutes !== null;
  return html`
    ${
      hasSlots
        ? html`<${Slots} ...${{ wish, set, opening }} />`
        : html`<${Field} path="time" type="datetime-local" max="9999-12-31T23:59" label=${t('shop.dayAndTime')} value=${wish.time} onInput=${(event) => set({ time: event.target.value })} />`
    }
    <p class="fault" role="status">${trouble}</p>
    ${isElsewhere(shop.timeZone) && html`<p class="quiet">${t('shop.zone', { zone: shop.timeZone })}</p>`}`;
}

function Slots({ wish, set, opening }) {
  const { shop, load } = opening;
  const days = useRef([]);
  days.current = daysOffered(days.current, shop.day);
  const slots = timesOffered(shop.slots, wish.slot);
  function takeDay(day) {
    set({ slot: null });
    load(day);
  }
  return html`
    <div class="pair">
      <label for="when-day">${t('shop.day')}</label>
      <select id="when-day" value=${shop.day} onChange=${(event) => takeDay(event.target.value)}>
        ${days.current.map(({ day, name }) => html`<option key=${day} value=${day}>${name}</option>`)}
      </select>
      <label for="when-slot">${t('shop.time')}</label>
      <select id="when-slot" value=${wish.slot} disabled=${slots.length === 0} onChange=${(event) => set({ slot: event.target.value })}>
        ${slots.map((slot) => html`<option key=${slot} value=${slot}>${choiceText(slot, shop)}</option>`)}
      </select>
    </div>
    <p class="warn" role="status">${slots.length === 0 ? t('shop.dayFull') : ''}</p>`;
}
