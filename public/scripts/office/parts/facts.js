import { html } from '../../base/view.js';

/** Names and what is known under them, `[[name, value]]`; what is empty is left out. */
export const Facts = ({ of }) => html`
  <dl class="facts">
    ${of
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
