import { post } from '../../base/api.js';
import { time } from '../../base/format.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { html } from '../../base/view.js';
import { useAction } from '../parts/use-action.js';
import { useOwedFocus } from '../parts/use-owed-focus.js';

const MINUTES = [15, 30, 60];

/** Takes no orders for a time, which ends by itself. `paused(open)` hears of it. */
export function Pause({ open, paused }) {
  const { run, trouble, isBusy } = useAction();
  const isPaused = open.pausedUntil && Date.parse(open.pausedUntil) > Date.now();
  const { head, owe } = useOwedFocus(open);
  async function pause(until) {
    const answer = await run(() => post('/pause', { until }));
    if (!answer) return;
    owe();
    paused(answer.open);
  }
  const after = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();
  return html`
    <section class="panel" aria-labelledby="pause-title">
      <h2 id="pause-title" ref=${head} tabindex="-1">${t('office.menu.pause')}</h2>
      <p role="status">${isPaused ? t('counter.pausedUntil', { time: time(open.pausedUntil) }) : t('counter.takesOrders')}</p>
      <${Alert} text=${trouble} />
      <div class="row">
        ${MINUTES.map(
          (count) =>
            html`<button key=${count} type="button" aria-busy=${isBusy} onClick=${() => pause(after(count))}>${t('counter.pauseFor', { count })}</button>`,
        )}
        ${isPaused && html`<button type="button" class="primary" onClick=${() => pause(null)}>${t('counter.goOn')}</button>`}
      </div>
    </section>`;
}
