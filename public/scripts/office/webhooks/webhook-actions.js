import { post, send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { html, useState } from '../../base/view.js';
import { Ask } from '../parts/ask.js';
import { useAction } from '../parts/use-action.js';

const toAll = () => {
  location.hash = 'webhooks';
};

/** What can be done with a webhook. */
export function WebhookActions({ webhook, changed, replaced, sent }) {
  const { id, disabled } = webhook;
  const { run, trouble, isBusy } = useAction();
  const [news, setNews] = useState('');
  const doing = (path, said, after) => async () => {
    if (!(await run(() => post(`/webhooks/${id}/${path}`)))) return;
    setNews(said);
    after();
  };
  const test = doing('test', t('office.webhooks.tested'), sent);
  const enable = doing('enable', t('office.webhooks.enabled'), changed);
  const isReplaced = (withSecret) => {
    replaced(withSecret);
    changed();
  };
  // One button with two texts: whoever enables it keeps the focus.
  return html`
    <div class="row">
      <button type="button" class="primary" aria-busy=${isBusy} onClick=${disabled ? enable : test}>
        ${t(disabled ? 'office.webhooks.enable' : 'office.webhooks.test')}
      </button>
      <${Ask}
        label=${t('office.webhooks.replaceSecret')}
        about=${t('office.webhooks.replaceAbout')}
        isDanger=${false}
        act=${({ overlap }) => post(`/webhooks/${id}/secret`, { overlapHours: Number(overlap.value) })}
        done=${isReplaced}
      >
        <label for="overlap">${t('office.webhooks.overlap')}</label>
        <input id="overlap" type="number" required min="0" max="168" step="1" value="24" />
      <//>
      <${Ask}
        label=${t('office.webhooks.remove')}
        about=${t('office.webhooks.removeAbout')}
        act=${() => send('DELETE', `/webhooks/${id}`)}
        done=${toAll}
      />
    </div>
    <${Alert} text=${trouble} />
    <p class="quiet news" role="status">${news}</p>`;
}
