import { nameOf } from '../base/format.js';
import { t } from '../base/language.js';
import { html } from '../base/view.js';

/** What this screen did last, and the way back for some seconds. */
export function Undo({ last, undo }) {
  const name = last && nameOf(last.ticket.number, last.ticket.orderId);
  return html`
    <div class="undo" role="status">
      ${
        last &&
        html`
        <p>${t(`kitchen.done.${last.action}`, { name })}
          <button type="button" onClick=${undo}>${t('kitchen.undo')}</button>
        </p>`
      }
    </div>`;
}
