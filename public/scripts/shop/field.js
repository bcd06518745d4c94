import { html } from '../base/view.js';

/** A field of the form by its path in an order, with what is wrong with it. */
export function Field({ path, label, rule = '', fault = '', ...input }) {
  const id = `field-${path.replace('.', '-')}`;
  return html`
    <div data-path=${path} class=${fault ? 'amiss' : ''}>
      <label for=${id}>${label} ${rule && html`<span class="rule">${rule}</span>`}</label>
      <input id=${id} autocomplete="off" aria-invalid=${fault ? 'true' : null} aria-describedby="${id}-fault" ...${input} />
      <p id="${id}-fault" class="fault" role="status">${fault}</p>
    </div>`;
}

/** One of several, as a radio button. */
export const Pick = ({ name, value, chosen, take, children }) => html`
  <label class="pick">
    <input type="radio" name=${name} value=${value} checked=${chosen === value} onChange=${() => take(value)} /> <span>${children}</span>
  </label>`;
