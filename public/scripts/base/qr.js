import qrcode from '../../vendor/qrcode.js';
import { html } from './view.js';

/** Modules of white around it, as readers need them (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code of a text, black on white in dark mode too: many cameras read no other. `label` is said instead of it. */
export function Qr({ text, label }) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const rows = Array.from({ length: size }, (_, y) => y);
  const path = rows.flatMap((y) => rows.filter((x) => code.isDark(y, x)).map((x) => `M${x} ${y}h1v1h-1z`)).join('');
  const box = `${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`;
  return html`
    <svg class="qr" viewBox=${box} role="img" aria-label=${label} shape-rendering="crispEdges">
      <rect x=${-QUIET} y=${-QUIET} width="100%" height="100%" fill="#ffffff" />
      <path d=${path} fill="#000000" />
    </svg>`;
}
