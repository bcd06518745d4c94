import { post } from '../base/api.js';
import { t } from '../base/language.js';
import { Alert } from '../base/page.js';
import { problemText } from '../base/problem-text.js';
import { randomId } from '../base/storage.js';
import { html, useState } from '../base/view.js';

/** Once, when the field comes: what is drawn anew later takes the focus from nobody. */
const begin = (input) => input?.focus();

/** Asks for the reason, which the customer reads, in the place of the button. */
export function CancelOrder({ order, cancelled }) {
  const [key, setKey] = useState(null);
  const [trouble, setTrouble] = useState('');
  async function cancel(event) {
    event.preventDefault();
    const reason = event.target.elements['cancel-reason'].value.trim();
    try {
      cancelled(await post(`/kitchen/orders/${order.id}/cancel`, { reason }, { 'Idempotency-Key': key }));
    } catch (error) {
      setTrouble(problemText(error));
    }
  }
  if (!key)
    return html`<button type="button" class="danger" onClick=${() => setKey(randomId())}>${t('counter.cancel')}</button>`;
  return html`
    <form class="cancel-order" onSubmit=${cancel}>
      <label for="cancel-reason">${t('counter.reason')}</label>
      <input id="cancel-reason" required maxlength="200" pattern=".*\\S.*" autocomplete="off" ref=${begin} />
      <${Alert} text=${trouble} />
      <div class="buttons">
        <button type="button" onClick=${() => setKey(null)}>${t('counter.keep')}</button>
        <button type="submit" class="danger">${t('counter.cancel')}</button>
      </div>
    </form>`;
}
