import { tipOf } from './details.js';
import { byId, showMessage } from './dom.js';

const CONTACT = ['name', 'phone', 'email'];

/** What the customer says of the order beside its dishes; `changed()` hears of each change. */
export function orderForm(changed) {
  const form = byId('order-form');
  const textOf = (id) => byId(id).value.trim();
  const checked = (name) => form.elements[name].value;

  /** `wanted` comes from elsewhere: it is asked among the shop's times. */
  function read(amounts) {
    return {
      contact: Object.fromEntries(CONTACT.map((name) => [name, textOf(name)])),
      isTable: checked('service') === 'table',
      table: textOf('table'),
      note: textOf('order-note'),
      tip: tipOf(checked('tip'), textOf('own-tip'), amounts),
    };
  }
  /** Which contact fields the shop wants to have. */
  function require(contact) {
    for (const name of CONTACT) {
      byId(name).required = contact.includes(name);
      byId(`${name}-need`).textContent = contact.includes(name) ? '(required)' : '(if you like)';
    }
  }
  function drawChoices() {
    byId('table').required = checked('service') === 'table';
    byId('table-field').hidden = !byId('table').required;
    byId('own-tip-field').hidden = checked('tip') !== 'own';
  }
  form.addEventListener('input', () => {
    drawChoices();
    changed();
  });
  drawChoices();
  return { read, require };
}

/** Shows what is wrong with the fields, by their paths in an order. */
export function showFaults(faults) {
  for (const field of document.querySelectorAll('[data-path]')) {
    const fault = faults.get(field.dataset.path);
    const place = field.querySelector('.fault');
    showMessage(place, fault);
    place.id = `fault-${field.dataset.path}`;
    field.classList.toggle('amiss', fault !== undefined);
    for (const input of field.querySelectorAll('input, select')) {
      input.ariaInvalid = fault ? 'true' : null;
      input.setAttribute('aria-describedby', place.id);
    }
  }
}

/** Leads to the first field that is to be changed. */
export const focusFault = () =>
  document.querySelector('[data-path].amiss :is(input:checked, input:not([type=radio]))')?.focus();
