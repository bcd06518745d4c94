import { post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { html, useState } from '../../base/view.js';
import { Ask } from '../parts/ask.js';
import { startOfDay } from '../parts/days.js';

/** Sends again what failed from a day on. */
export function Replay({ id, sent }) {
  const [news, setNews] = useState('');
  const done = ({ replayed, next }) => {
    setNews(
      next === null
        ? t('office.webhooks.replayed', { count: replayed })
        : t('office.webhooks.replayedSome', { count: replayed }),
    );
    sent();
  };
  return html`
    <div class="row">
      <${Ask}
        label=${t('office.webhooks.replay')}
        about=${t('office.webhooks.replayAbout')}
        isDanger=${false}
        act=${({ day }) => post(`/webhooks/${id}/replay`, { from: startOfDay(day.value) })}
        done=${done}
      >
        <label for="day">${t('office.webhooks.replayFrom')}</label>
        <input id="day" type="date" required />
      <//>
      <span class="quiet" role="status">${news}</span>
    </div>`;
}
