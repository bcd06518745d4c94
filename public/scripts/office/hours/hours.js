import { send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { html, useState } from '../../base/view.js';
import { Standing } from '../parts/standing.js';
import { useAction } from '../parts/use-action.js';
import { useAnswer } from '../parts/use-answer.js';
import { Exceptions, OpenHours } from './spans.js';

/** When the shop takes orders, and for when. */
export function Section() {
  const hours = useAnswer('/hours');
  return html`
    <${Standing} ...${hours} />
    ${hours.answer && html`<${Editor} saved=${hours.answer} take=${hours.take} />`}`;
}

function Editor({ saved, take }) {
  const [now, setNow] = useState(saved);
  const [isSaved, setSaved] = useState(false);
  const { run, trouble, isBusy } = useAction();
  const set = (part) => {
    setSaved(false);
    setNow({ ...now, ...part });
  };
  async function save(event) {
    event.preventDefault();
    const answer = await run(() => send('PUT', '/hours', now));
    if (!answer) return;
    take(answer);
    setNow(answer);
    setSaved(true);
  }
  return html`
    <form onSubmit=${save}>
      <${OpenHours} hours=${now.hours} set=${(list) => set({ hours: list })} />
      <${Exceptions} exceptions=${now.exceptions} set=${(list) => set({ exceptions: list })} />
      <${Numbers} now=${now} set=${set} />
      <${Alert} text=${trouble} />
      <p role="status">${isSaved && html`<span class="notice good">${t('office.hours.saved')}</span>`}</p>
      <div class="row"><button type="submit" class="primary" aria-busy=${isBusy}>${t('common.save')}</button></div>
    </form>`;
}

/** Slots are off where their field is empty; the shop refuses one of the two alone. */
const Numbers = ({ now, set }) => html`
  <section class="panel" aria-labelledby="more-title">
    <h2 id="more-title">${t('office.hours.more')}</h2>
    <div class="filters">
      ${['leadMinutes', 'lastOrderMinutes', 'slotMinutes', 'slotOrders'].map(
        (name) => html`
          <div key=${name}>
            <label for=${name}>${t(`office.hours.${name}`)}</label>
            <input id=${name} type="number" min="0" step="1" required=${!name.startsWith('slot')} value=${now[name]}
              onInput=${({ target }) => set({ [name]: target.value === '' ? null : Number(target.value) })} />
          </div>`,
      )}
      <div>
        <label for="dayEnds">${t('office.hours.dayEnds')}</label>
        <input id="dayEnds" type="time" required value=${now.dayEnds} onInput=${({ target }) => set({ dayEnds: target.value })} />
      </div>
      <div>
        <label for="timeZone">${t('office.hours.timeZone')}</label>
        <input id="timeZone" required maxlength="64" value=${now.timeZone} onInput=${({ target }) => set({ timeZone: target.value })} />
      </div>
    </div>
  </section>`;
