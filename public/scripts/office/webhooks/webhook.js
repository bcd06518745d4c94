import { dateAndTime, time } from '../../base/format.js';
import { t } from '../../base/language.js';
import { html, useState } from '../../base/view.js';
import { Facts } from '../parts/facts.js';
import { Standing } from '../parts/standing.js';
import { useAnswer } from '../parts/use-answer.js';
import { Deliveries } from './deliveries.js';
import { EVENTS, eventText, webhookName } from './events.js';
import { WebhookActions } from './webhook-actions.js';

/** One webhook: what it is told of, whether it hears it, and what was sent. `replaced` gets it with its new secret. */
export function Webhook({ id, replaced }) {
  const webhook = useAnswer(`/webhooks/${id}`);
  const [sent, setSent] = useState(0);
  const { answer } = webhook;
  const isSent = () => setSent((count) => count + 1);
  return html`
    <p class="way-back"><a href="#webhooks">${t('office.webhooks.all')}</a></p>
    <${Standing} ...${webhook} />
    ${
      answer &&
      html`
      <section class="panel" aria-labelledby="webhook-title">
        <h2 id="webhook-title">${webhookName(answer)}</h2>
        <${About} ...${answer} />
        <${WebhookActions} webhook=${answer} changed=${webhook.again} replaced=${replaced} sent=${isSent} />
      </section>
      <${Deliveries} id=${id} sent=${sent} isOn=${!answer.disabled} />`
    }`;
}

function About({ url, events, disabled, createdAt, oldSecretUntil }) {
  const signsStill = oldSecretUntil !== null && Date.parse(oldSecretUntil) > Date.now();
  return html`
    ${disabled && html`<p class="notice">${t('office.webhooks.offSince', { time: time(disabled.at), reason: disabled.reason })}</p>`}
    <${Facts}
      of=${[
        [t('office.webhooks.address'), html`<code>${url}</code>`],
        [
          t('office.webhooks.events'),
          html`<span class="card-head">${EVENTS.filter((type) => events.includes(type)).map((type) => html`<span key=${type} class="badge">${eventText(type)}</span>`)}</span>`,
        ],
        [t('office.webhooks.made'), time(createdAt)],
        [t('office.webhooks.oldSecret'), signsStill ? dateAndTime(oldSecretUntil) : null],
      ]}
    />`;
}
