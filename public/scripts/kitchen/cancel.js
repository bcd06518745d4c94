import { post } from '../base/api.js';
import { Dialog } from '../base/dialog.js';
import { nameOf } from '../base/format.js';
import { t } from '../base/language.js';
import { Alert } from '../base/page.js';
import { problemText } from '../base/problem-text.js';
import { randomId } from '../base/storage.js';
import { html, useRef, useState } from '../base/view.js';

const REASONS = ['ranOut', 'closing', 'failed'];

/** Asks why an order is to be cancelled, and cancels it: the reason stands ready, or is written. */
export function Cancel({ ticket, closed }) {
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [key] = useState(randomId());
  const field = useRef(null);
  const name = nameOf(ticket.number, ticket.orderId);
  async function cancel(event) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    try {
      const path = `/kitchen/orders/${encodeURIComponent(ticket.orderId)}/cancel`;
      await post(path, { reason: reason.trim() }, { 'Idempotency-Key': key });
      closed();
    } catch (error) {
      setTrouble(problemText(error));
      setBusy(false);
    }
  }
  const choose = (text) => {
    setReason(text);
    field.current.focus();
  };
  return html`
    <${Dialog} label=${t('kitchen.cancelTitle', { name })} closed=${closed}>
      <form class="cancel-form" onSubmit=${cancel}>
        <h2>${t('kitchen.cancelTitle', { name })}</h2>
        <p class="quiet">${t('kitchen.cancelAbout')}</p>
        <${Alert} text=${trouble} />
        <div class="buttons reasons">
          ${REASONS.map((one) => html`<button key=${one} type="button" onClick=${() => choose(t(`kitchen.because.${one}`))}>${t(`kitchen.because.${one}`)}</button>`)}
        </div>
        <label for="reason">${t('kitchen.reason')}</label>
        <input id="reason" ref=${field} required maxlength="200" pattern=".*\\S.*" title=${t('kitchen.reason')} autocomplete="off" value=${reason} onInput=${(event) => setReason(event.target.value)} />
        <div class="buttons">
          <button type="button" onClick=${closed}>${t('kitchen.keep')}</button>
          <button type="submit" class="danger" aria-busy=${String(isBusy)}>${t('kitchen.cancelOrder')}</button>
        </div>
      </form>
    <//>`;
}
