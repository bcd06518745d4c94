import { post } from '../../base/api.js';
import { time } from '../../base/format.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { html } from '../../base/view.js';
import { ListEnd } from '../parts/standing.js';
import { useAction } from '../parts/use-action.js';
import { usePages } from '../parts/use-pages.js';

const KINDS = { delivered: 'good', failed: 'bad', waiting: 'warn' };

/** What was sent to an address, and how that ended. */
export function Deliveries({ at }) {
  const sent = usePages(`${at}/deliveries?limit=20`);
  const { run, trouble, isBusy } = useAction();
  const replay = async (id) => (await run(() => post(`${at}/deliveries/${id}/replay`))) && sent.again();
  return html`
    <${Alert} text=${trouble} />
    <ul class="plain refunds">
      ${sent.items?.map(
        ({ id, type, orderId, state, tries, last, createdAt }) => html`
          <li key=${id}>
            <strong>${type}</strong> <span class=${`badge ${KINDS[state]}`}>${t(`office.webhooks.state.${state}`)}</span>
            <p class="quiet">${[time(createdAt), t('office.operations.times', { count: tries }), last?.status, last?.error].filter(Boolean).join(' · ')}</p>
            <div class="row">
              ${orderId && html`<a class="button" href=${`#order/${orderId}`}>${t('office.order.title')}</a>`}
              <button type="button" aria-busy=${isBusy} onClick=${() => replay(id)}>${t('office.webhooks.again')}</button>
            </div>
          </li>`,
      )}
    </ul>
    <${ListEnd} ...${sent} none=${t('office.webhooks.noDeliveries')} />`;
}
