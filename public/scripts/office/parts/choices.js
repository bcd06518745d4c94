import { html, useEffect, useRef } from '../../base/view.js';

/** Boxes of which at least one has to be ticked, `[[value, text]]`; the browser says `asked` where none is. */
export function Choices({ legend, of, chosen, choose, asked }) {
  const all = useRef(null);
  const isMissing = chosen.length === 0;
  useEffect(() => {
    all.current.querySelector('input').setCustomValidity(isMissing ? asked : '');
  }, [isMissing]);
  const change = (value) => choose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return html`
    <fieldset ref=${all} class="choices">
      <legend>${legend}</legend>
      ${of.map(
        ([value, text]) => html`
          <label key=${value} class="pick">
            <input type="checkbox" checked=${chosen.includes(value)} onChange=${() => change(value)} /> ${text}
          </label>`,
      )}
    </fieldset>`;
}
