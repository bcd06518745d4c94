import { post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { may } from '../../base/sign-in.js';
import { randomId } from '../../base/storage.js';
import { html, useState } from '../../base/view.js';
import { Ask } from '../parts/ask.js';
import { useAction } from '../parts/use-action.js';

const IS_OVER = ['completed', 'cancelled'];

/** Handing an order over, and cancelling it, as far as it has come. A repeat of either is done once. */
export function Moves({ order, session, moved }) {
  const [key] = useState(randomId());
  const { run, trouble, isBusy } = useAction();
  if (!may(session, 'counter') || IS_OVER.includes(order.status)) return null;
  const handOver = () => run(() => post(`/orders/${order.id}/complete`, {}, { 'Idempotency-Key': `${key}-complete` }));
  return html`
    <div class="buttons">
      ${
        order.status === 'cooked' &&
        html`
        <button type="button" class="primary" aria-busy=${isBusy} onClick=${() => handOver().then(moved)}>${t('office.order.handOver')}</button>`
      }
      <${Ask} label=${t('office.order.cancel')} about=${t('office.order.cancelAbout')} act=${(fields) => cancel(order, fields, key)} done=${moved}>
        <label for="cancel-reason">${t('office.order.cancelReason')}</label>
        <input id="cancel-reason" required maxlength="200" pattern=".*\\S.*" autocomplete="off" />
      <//>
    </div>
    <${Alert} text=${trouble} />`;
}

const cancel = ({ id }, fields, key) =>
  post(
    `/kitchen/orders/${id}/cancel`,
    { reason: fields['cancel-reason'].value.trim() },
    { 'Idempotency-Key': `${key}-cancel` },
  );
