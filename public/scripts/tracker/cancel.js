import { post } from '../base/api.js';
import { Dialog } from '../base/dialog.js';
import { t } from '../base/language.js';
import { Alert } from '../base/page.js';
import { problemText } from '../base/problem-text.js';
import { randomId } from '../base/storage.js';
import { html, useState } from '../base/view.js';

/** Asks before it cancels; `cancelled(order)` hears what became of it. One key for each question, so that a repeat does no harm. */
export function Cancel({ order, headers, cancelled }) {
  const [key, setKey] = useState(null);
  const [trouble, setTrouble] = useState('');
  const [isBusy, setBusy] = useState(false);

  async function cancel(event) {
    event.preventDefault();
    const reason = event.target.elements.reason.value.trim();
    setBusy(true);
    try {
      const path = `/customer/${order.customerId}/orders/${order.id}/cancel`;
      cancelled(await post(path, reason ? { reason } : {}, { ...headers, 'Idempotency-Key': key }));
      setTrouble('');
      setKey(null);
    } catch (error) {
      setTrouble(problemText(error));
    }
    setBusy(false);
  }
  return html`
    <button type="button" class="danger" onClick=${() => setKey(randomId())}>${t('tracker.cancel')}</button>
    ${
      key &&
      html`
        <${Dialog} label=${t('tracker.cancelTitle')} closed=${() => setKey(null)}>
          <form onSubmit=${cancel}>
            <h2>${t('tracker.cancelTitle')}</h2>
            <p class="quiet">${t(order.status === 'paid' ? 'tracker.refundComes' : 'tracker.nothingCharged')}</p>
            <label for="reason">${t('tracker.reason')}</label>
            <input id="reason" maxlength="200" autocomplete="off" />
            <${Alert} text=${trouble} />
            <div class="buttons">
              <button type="button" onClick=${() => setKey(null)}>${t('tracker.keep')}</button>
              <button type="submit" class="danger" disabled=${isBusy}>${t('tracker.cancelYes')}</button>
            </div>
          </form>
        <//>`
    }`;
}
