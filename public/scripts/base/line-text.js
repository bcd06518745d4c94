import { list } from './format.js';
import { html } from './view.js';

const optionText = ({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name);

/** What a line of an order, a ticket or the basket is, in a few words. */
export function lineText({ name, options, note }) {
  const chosen = options.length > 0 ? ` (${list(options.map(optionText))})` : '';
  return `${name}${chosen}${note ? `, “${note}”` : ''}`;
}

/** The options of a line and its note, one below the other. */
export const LineDetails = ({ options, note }) => html`
  ${options.length > 0 && html`<ul class="plain options">${options.map((one) => html`<li>${optionText(one)}</li>`)}</ul>`}
  ${note && html`<p class="note">${note}</p>`}`;
