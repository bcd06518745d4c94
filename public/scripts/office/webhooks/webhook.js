import { post, send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { html, useState } from '../../base/view.js';
import { Ask } from '../parts/ask.js';
import { useAction } from '../parts/use-action.js';
import { Deliveries } from './deliveries.js';

/** One address, and what can be done with it. */
export function Webhook({ of: { id, url, events, description, disabled }, took, again }) {
  const at = `/webhooks/${id}`;
  const { run, trouble, isBusy } = useAction();
  const [isOpen, setOpen] = useState(false);
  const doIt = async (path) => (await run(() => post(at + path))) && again();
  return html`
    <li class="card">
      <span class="card-head">
        <strong>${url}</strong>
        <span class=${`badge ${disabled ? 'bad' : 'good'}`}>${t(`office.webhooks.${disabled ? 'disabled' : 'enabled'}`)}</span>
      </span>
      <span class="quiet">${[description, events.join(', '), disabled?.reason].filter(Boolean).join(' · ')}</span>
      <${Alert} text=${trouble} />
      <div class="row">
        <button type="button" aria-busy=${isBusy} onClick=${() => doIt(disabled ? '/enable' : '/test')}>${t(`office.webhooks.${disabled ? 'enable' : 'test'}`)}</button>
        <button type="button" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>${t('office.webhooks.deliveries')}</button>
        <${Ask} label=${t('office.webhooks.secret')} about=${t('office.webhooks.secretAbout')} isDanger=${false} act=${() => post(`${at}/secret`)} done=${took} />
        <${Ask} label=${t('office.webhooks.remove')} about=${t('office.webhooks.removeAbout')} act=${() => send('DELETE', at)} done=${again} />
      </div>
      ${isOpen && html`<${Deliveries} at=${at} />`}
    </li>`;
}
