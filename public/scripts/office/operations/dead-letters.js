import { post } from '../../base/api.js';
import { time } from '../../base/format.js';
import { t } from '../../base/language.js';
import { Alert, News } from '../../base/page.js';
import { html, useState } from '../../base/view.js';
import { ListEnd } from '../parts/standing.js';
import { useAction } from '../parts/use-action.js';
import { useOwedFocus } from '../parts/use-owed-focus.js';
import { usePages } from '../parts/use-pages.js';

const SERVICES = ['order', 'payment', 'stock', 'kitchen', 'webhooks'];

/** The events that services could not work. They may be worked again, one or all of a service. */
export function DeadLetters() {
  const [service, setService] = useState('');
  const letters = usePages(`/dead-letters?limit=20${service && `&service=${service}`}`);
  const { run, trouble, isBusy } = useAction();
  const { head, owe } = useOwedFocus(letters.items);
  const [told, setTold] = useState('');
  async function replay(which) {
    const answer = await run(() => post('/dead-letters/replay', which));
    if (!answer) return;
    setTold(t('office.operations.replayed', { count: answer.replayed, left: answer.left }));
    owe();
    letters.again();
  }
  return html`
    <section class="panel" aria-labelledby="letters-title">
      <h2 id="letters-title" ref=${head} tabindex="-1">${t('office.operations.letters')}</h2>
      <div class="row">
        <div>
          <label for="service">${t('office.operations.service')}</label>
          <select id="service" value=${service} onChange=${(event) => setService(event.target.value)}>
            <option value="">${t('office.any')}</option>
            ${SERVICES.map((name) => html`<option key=${name} value=${name}>${name}</option>`)}
          </select>
        </div>
        ${
          service &&
          letters.items?.length > 0 &&
          html`
          <button type="button" aria-busy=${isBusy} onClick=${() => replay({ service, all: true })}>${t('office.operations.replayAll')}</button>`
        }
      </div>
      <${Alert} text=${trouble} />
      <${News} text=${told} />
      ${told && html`<p class="notice good" aria-hidden="true">${told}</p>`}
      <ul class="plain refunds">
        ${letters.items?.map(
          ({ id, consumer, type, subject, error, count, at }) => html`
            <li key=${`${consumer} ${id}`}>
              <strong>${type}</strong> <span class="quiet">${consumer} · ${time(at)} · ${t('office.operations.times', { count })}</span>
              <p>${error}</p>
              <p class="quiet"><code>${subject}</code></p>
              <button type="button" aria-busy=${isBusy} onClick=${() => replay({ service: consumer.split('.')[0], id })}>${t('office.operations.replay')}</button>
            </li>`,
        )}
      </ul>
      <${ListEnd} ...${letters} none=${t('office.operations.noLetters')} />
    </section>`;
}
