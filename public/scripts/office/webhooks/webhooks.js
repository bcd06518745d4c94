import { post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { html, useState } from '../../base/view.js';
import { Ask } from '../parts/ask.js';
import { Secret } from '../parts/secret.js';
import { Standing } from '../parts/standing.js';
import { useAnswer } from '../parts/use-answer.js';
import { Webhook } from './webhook.js';

const EVENTS = ['order.created', 'order.paid', 'order.cooked', 'order.completed', 'order.cancelled', 'order.refunded'];

/** The addresses that are told of orders. */
export function Section() {
  const webhooks = useAnswer('/webhooks');
  const [secret, setSecret] = useState(null);
  const took = (answer) => {
    setSecret(answer.secret);
    webhooks.again();
  };
  return html`
    <${Secret} text=${secret} forget=${() => setSecret(null)} />
    <div class="row"><${NewWebhook} took=${took} /></div>
    <${Standing} ...${webhooks} />
    ${webhooks.answer?.items.length === 0 && html`<p class="quiet empty">${t('office.webhooks.none')}</p>`}
    <ul class="plain cards below">
      ${webhooks.answer?.items.map((one) => html`<${Webhook} key=${one.id} of=${one} took=${took} again=${webhooks.again} />`)}
    </ul>`;
}

function NewWebhook({ took }) {
  const [events, setEvents] = useState(EVENTS);
  const toggle = (event) =>
    setEvents(events.includes(event) ? events.filter((one) => one !== event) : [...events, event]);
  const act = ({ url, description }) => {
    const about = description.value.trim();
    return post('/webhooks', { url: url.value.trim(), events, ...(about && { description: about }) });
  };
  return html`
    <${Ask} label=${t('office.webhooks.make')} isDanger=${false} className="primary" act=${act} done=${took}>
      <label for="url">${t('office.webhooks.url')}</label>
      <input id="url" type="url" required maxlength="2000" autocomplete="off" />
      <label for="description">${t('office.webhooks.description')}</label>
      <input id="description" maxlength="200" autocomplete="off" />
      <fieldset>
        <legend>${t('office.webhooks.events')}</legend>
        ${EVENTS.map((event) => html`<label key=${event} class="pick"><input type="checkbox" checked=${events.includes(event)} onChange=${() => toggle(event)} /> <code>${event}</code></label>`)}
      </fieldset>
    <//>`;
}
