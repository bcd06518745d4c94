import { send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { html, useEffect, useRef, useState } from '../../base/view.js';
import { Standing } from '../parts/standing.js';
import { useAction } from '../parts/use-action.js';
import { useAnswer } from '../parts/use-answer.js';
import { Numbers } from './numbers.js';
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
  const { run, trouble, refused, isBusy } = useAction();
  const form = useRef(null);
  useEffect(() => {
    if (refused.length > 0) form.current.querySelector('[aria-invalid]')?.focus();
  }, [refused]);
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
    <form ref=${form} onSubmit=${save}>
      <${OpenHours} hours=${now.hours} set=${(list) => set({ hours: list })} refused=${refused} />
      <${Exceptions} exceptions=${now.exceptions} set=${(list) => set({ exceptions: list })} refused=${refused} />
      <${Numbers} now=${now} set=${set} refused=${refused} />
      <${Alert} text=${trouble} />
      <p role="status">${isSaved && html`<span class="notice good">${t('office.hours.saved')}</span>`}</p>
      <div class="row"><button type="submit" class="primary" aria-busy=${isBusy}>${t('common.save')}</button></div>
    </form>`;
}
