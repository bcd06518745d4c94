import { t } from '../../base/language.js';
import { html } from '../../base/view.js';

/** What is wrong with a field, where the shop refused it. */
export const Fault = ({ of, refused }) =>
  refused.includes(of) && html`<p id=${`${of}-fault`} class="fault">${t(`office.hours.fault.${of}`)}</p>`;

/** The attributes by which the field says so itself. */
export const marked = (of, refused) =>
  refused.includes(of) ? { 'aria-invalid': 'true', 'aria-describedby': `${of}-fault` } : {};
