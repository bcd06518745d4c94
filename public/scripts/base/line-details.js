import { optionText } from './line-text.js';
import { html } from './view.js';

/** The options of a line and its note, one below the other. */
export const LineDetails = ({ options, note }) => html`
  ${options.length > 0 && html`<ul class="plain options">${options.map((one) => html`<li>${optionText(one)}</li>`)}</ul>`}
  ${note && html`<p class="note">${note}</p>`}`;
