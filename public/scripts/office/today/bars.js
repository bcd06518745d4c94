import { html } from '../../base/view.js';
import { labelled } from './day-hours.js';

/** Bars of equal width, `[{key, label, value}]`; their numbers stand in a table beside them. */
export function Bars({ of, label }) {
  const most = Math.max(1, ...of.map(({ value }) => value));
  const height = (value) => (value * 96) / most + (value > 0 ? 2 : 0.5);
  return html`
    <figure class="bars" style=${{ maxWidth: `${of.length * 3.75}rem` }}>
      <svg viewBox=${`0 0 ${of.length * 10} 100`} preserveAspectRatio="none" role="img" aria-label=${label}>
        ${of.map(({ key, value }, i) => html`<rect key=${key} x=${i * 10} y=${100 - height(value)} width="7" height=${height(value)} />`)}
      </svg>
      <div class="bar-labels" aria-hidden="true">
        ${labelled(of).map(({ key, label: name, width }) => html`<span key=${key} style=${{ flexGrow: width }}>${name}</span>`)}
      </div>
    </figure>`;
}
