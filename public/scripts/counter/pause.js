import { post } from '../base/api.js';
import { time } from '../base/format.js';
import { t } from '../base/language.js';
import { Alert } from '../base/page.js';
import { problemText } from '../base/problem-text.js';
import { useLive } from '../base/use-live.js';
import { html, useState } from '../base/view.js';

const MINUTES = 15;

/** Takes no orders for a quarter of an hour, which ends by itself. */
export function Pause() {
  const { answer, change } = useLive('/menu', { key: 'id', stays: true });
  const [trouble, setTrouble] = useState('');
  async function pause(until) {
    try {
      const { open } = await post('/pause', { until });
      change((menu) => ({ ...menu, open }));
      setTrouble('');
    } catch (error) {
      setTrouble(problemText(error));
    }
  }
  const until = answer?.open.pausedUntil;
  const isPaused = until && Date.parse(until) > Date.now();
  const from = isPaused ? Date.parse(until) : Date.now();
  const longer = () => pause(new Date(from + MINUTES * 60_000).toISOString());
  return html`
    <section class="panel" aria-labelledby="pause-title">
      <h2 id="pause-title">${t('counter.pause')}</h2>
      <p role="status">${isPaused ? t('counter.pausedUntil', { time: time(until) }) : t('counter.takesOrders')}</p>
      <${Alert} text=${trouble} />
      <div class="buttons">
        <button type="button" onClick=${longer}>${t(isPaused ? 'counter.pauseLonger' : 'counter.pauseFor', { count: MINUTES })}</button>
        ${isPaused && html`<button type="button" class="primary" onClick=${() => pause(null)}>${t('counter.goOn')}</button>`}
      </div>
    </section>`;
}
