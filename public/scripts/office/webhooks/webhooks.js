import { t } from '../../base/language.js';
import { html, useState } from '../../base/view.js';
import { ShownOnce } from '../parts/shown-once.js';
import { Standing } from '../parts/standing.js';
import { useAnswer } from '../parts/use-answer.js';
import { AddWebhook } from './add-webhook.js';
import { webhookName } from './events.js';
import { Webhook } from './webhook.js';

/** The addresses of programs that hear what happens to orders: all of them, or the one with this id. */
export function Section({ id }) {
  const [withSecret, setSecret] = useState(null);
  return html`
    ${
      withSecret &&
      html`
      <${ShownOnce}
        label=${t('office.webhooks.secret', { name: webhookName(withSecret) })}
        about=${t('office.webhooks.secretAbout')}
        secret=${withSecret.secret}
        kept=${() => setSecret(null)}
      />`
    }
    ${id ? html`<${Webhook} id=${id} replaced=${setSecret} />` : html`<${Webhooks} added=${setSecret} />`}`;
}

function Webhooks({ added }) {
  const webhooks = useAnswer('/webhooks');
  const items = webhooks.answer?.items;
  const isAdded = (webhook) => {
    added(webhook);
    webhooks.again();
  };
  return html`
    <p class="quiet intro">${t('office.webhooks.about')}</p>
    <${Standing} ...${webhooks} />
    ${items?.length === 0 && html`<p class="quiet empty">${t('office.webhooks.none')}</p>`}
    <ul class="plain cards">${items?.map((one) => html`<${Card} key=${one.id} ...${one} />`)}</ul>
    <${AddWebhook} added=${isAdded} />`;
}

const Card = (webhook) => html`
  <li>
    <a class="card" href=${`#webhooks/${webhook.id}`}>
      <span class="card-head">
        <strong>${webhookName(webhook)}</strong>
        <${IsOn} disabled=${webhook.disabled} />
      </span>
      <span class="quiet what">${webhook.url}</span>
    </a>
  </li>`;

const IsOn = ({ disabled }) => html`
  <span class=${`badge ${disabled ? 'bad' : 'good'}`}>${t(disabled ? 'office.webhooks.isOff' : 'office.webhooks.isOn')}</span>`;
