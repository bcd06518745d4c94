import { t } from '../../base/language.js';
import { html, useEffect, useState } from '../../base/view.js';
import { ListEnd } from '../parts/standing.js';
import { usePages } from '../parts/use-pages.js';
import { Delivery } from './delivery.js';
import { STATES, stateText } from './events.js';
import { Replay } from './replay.js';

/** A message is tried at once: how that went is known a little later. */
const SOON_MS = 1000;

/** What was sent to a webhook, the newest first; read again when `sent` counts another message. */
export function Deliveries({ id, sent, isOn }) {
  const [state, setState] = useState('');
  const deliveries = usePages(`/webhooks/${id}/deliveries${state && `?state=${state}`}`);
  const [replayed, setReplayed] = useState(0);
  useEffect(() => {
    if (sent + replayed === 0) return;
    const timer = setTimeout(deliveries.again, SOON_MS);
    return () => clearTimeout(timer);
  }, [sent, replayed]);
  const soon = () => setReplayed((count) => count + 1);
  return html`
    <section class="panel" aria-labelledby="deliveries-title">
      <h2 id="deliveries-title">${t('office.webhooks.deliveries')}</h2>
      <div class="row">
        <div>
          <label for="state">${t('office.webhooks.show')}</label>
          <select id="state" value=${state} onChange=${(event) => setState(event.target.value)}>
            ${['', ...STATES].map((one) => html`<option key=${one} value=${one}>${stateText(one || 'all')}</option>`)}
          </select>
        </div>
        <button type="button" aria-busy=${deliveries.isReading} onClick=${deliveries.again}>${t('office.webhooks.refresh')}</button>
      </div>
      <ol class="plain deeds">
        ${deliveries.items?.map((one) => html`<${Delivery} key=${one.id} webhook=${id} delivery=${one} isOn=${isOn} sent=${soon} />`)}
      </ol>
      <${ListEnd} ...${deliveries} none=${t('office.webhooks.noDeliveries')} />
      ${isOn && html`<${Replay} id=${id} sent=${soon} />`}
    </section>`;
}
