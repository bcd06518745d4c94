import { html } from '../../base/view.js';

/** Boxes of which at least one has to be ticked, `[[value, text]]`; `asked` says so where none is. */
export function Choices({ name, legend, of, asked }) {
  const look = ({ currentTarget }) => {
    const [first] = currentTarget.elements;
    first.setCustomValidity(chosenOf(currentTarget).length === 0 ? asked : '');
  };
  return html`
    <fieldset name=${name} class="choices" onChange=${look} ref=${(drawn) => drawn && look({ currentTarget: drawn })}>
      <legend>${legend}</legend>
      ${of.map(
        ([value, text]) => html`
          <label key=${value} class="pick"><input type="checkbox" value=${value} /> ${text}</label>`,
      )}
    </fieldset>`;
}

/** What is ticked in a fieldset. */
export const chosenOf = (fieldset) => [...fieldset.elements].filter(({ checked }) => checked).map(({ value }) => value);
