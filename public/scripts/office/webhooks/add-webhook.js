import { post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { html, useState } from '../../base/view.js';
import { Choices } from '../parts/choices.js';
import { useAction } from '../parts/use-action.js';
import { EVENTS, eventText } from './events.js';

/** Has messages sent to an address. */
export function AddWebhook({ added }) {
  const { run, trouble, isBusy } = useAction();
  const [events, setEvents] = useState([]);
  async function submit(event) {
    event.preventDefault();
    const form = event.target;
    const { url, description } = form.elements;
    const wanted = { url: url.value.trim(), events, description: description.value.trim() };
    const webhook = await run(() => post('/webhooks', wanted));
    if (!webhook) return;
    form.reset();
    setEvents([]);
    added(webhook);
  }
  return html`
    <section class="panel" aria-labelledby="add-title">
      <h2 id="add-title">${t('office.webhooks.create')}</h2>
      <form onSubmit=${submit}>
        <label for="url">${t('office.webhooks.url')}</label>
        <input id="url" type="url" required maxlength="2000" autocomplete="off" />
        <label for="description">${t('office.webhooks.description')}</label>
        <input id="description" maxlength="200" autocomplete="off" />
        <${Choices}
          legend=${t('office.webhooks.events')}
          of=${EVENTS.map((type) => [type, eventText(type)])}
          chosen=${events}
          choose=${setEvents}
          asked=${t('office.webhooks.chooseEvent')}
        />
        <${Alert} text=${trouble} />
        <div class="row"><button type="submit" class="primary" aria-busy=${isBusy}>${t('office.webhooks.add')}</button></div>
      </form>
    </section>`;
}
