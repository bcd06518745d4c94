import { money } from '../../base/format.js';
import { t } from '../../base/language.js';
import { html } from '../../base/view.js';

/** Which units of an order go back, and whether its tip does. */
export const RefundLines = ({ order, left, units, setUnits, withTip, setTip, restock, setRestock }) => html`
  <ul class="plain lines">
    ${order.lines.map(
      ({ name }, i) => html`
        <li key=${i} class="line">
          <label for=${`units-${i}`}>${name}</label>
          <select
            id=${`units-${i}`}
            disabled=${left.units[i] === 0}
            value=${units[i]}
            onChange=${(event) => setUnits(units.map((now, nth) => (nth === i ? Number(event.target.value) : now)))}
          >
            ${Array.from({ length: left.units[i] + 1 }, (_, n) => html`<option key=${n} value=${n}>${n} / ${left.units[i]}</option>`)}
          </select>
        </li>`,
    )}
  </ul>
  ${
    left.tip > 0 &&
    html`
    <label class="pick">
      <input type="checkbox" checked=${withTip} onChange=${(event) => setTip(event.target.checked)} />
      ${t('office.refund.tip', { amount: money(left.tip, order.currency) })}
    </label>`
  }
  <label class="pick">
    <input type="checkbox" checked=${restock} onChange=${(event) => setRestock(event.target.checked)} /> ${t('office.refund.restock')}
  </label>`;
