import { post } from '../../base/api.js';
import { dateAndTime, time } from '../../base/format.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { html, useState } from '../../base/view.js';
import { useAction } from '../parts/use-action.js';
import { eventText, stateKind, stateText } from './events.js';

/** One message, how its latest try ended, and a button to send it again. */
export function Delivery({ webhook, delivery, isOn, sent }) {
  const { id, type, orderId, state, tries, nextTryAt, last, createdAt } = delivery;
  const { run, trouble, isBusy } = useAction();
  const [news, setNews] = useState('');
  async function again() {
    if (!(await run(() => post(`/webhooks/${webhook}/deliveries/${id}/replay`)))) return;
    setNews(t('office.webhooks.sentAgain'));
    sent();
  }
  const facts = [t('office.webhooks.tries', { count: tries }), answerText(last)];
  if (nextTryAt !== null) facts.push(t('office.webhooks.nextTry', { time: time(nextTryAt) }));
  return html`
    <li>
      <span class="card-head">
        <strong>${eventText(type)}</strong>
        <span class=${`badge ${stateKind(state)}`}>${stateText(state)}</span>
        ${orderId && html`<a href=${`#order/${orderId}`}>${t('office.webhooks.order')}</a>`}
        <time class="quiet" datetime=${createdAt}>${dateAndTime(createdAt)}</time>
      </span>
      <span class="quiet">${facts.filter(Boolean).join(' · ')}</span>
      ${last?.answer && html`<code>${last.answer}</code>`}
      <${Alert} text=${trouble} />
      <span class="row">
        ${isOn && html`<button type="button" aria-busy=${isBusy} onClick=${again}>${t('office.webhooks.again')}</button>`}
        <span class="quiet" role="status">${news}</span>
      </span>
    </li>`;
}

function answerText(last) {
  if (!last) return '';
  const { status, ms, error } = last;
  return status === null ? error : t('office.webhooks.answered', { status: String(status), ms });
}
