import { post } from '../../base/api.js';
import { dateAndTime } from '../../base/format.js';
import { t } from '../../base/language.js';
import { html } from '../../base/view.js';
import { Ask } from '../parts/ask.js';
import { Standing } from '../parts/standing.js';
import { useAnswer } from '../parts/use-answer.js';

/** The devices that are signed in. */
export function Sessions() {
  const sessions = useAnswer('/sessions');
  return html`
    <section class="panel" aria-labelledby="sessions-title">
      <h2 id="sessions-title">${t('office.keys.sessions')}</h2>
      <${Standing} ...${sessions} />
      ${sessions.answer?.items.length === 0 && html`<p class="quiet empty">${t('office.keys.noSessions')}</p>`}
      <ul class="plain refunds">
        ${sessions.answer?.items.map(
          ({ id, who, roles, createdAt, usedAt }) => html`
            <li key=${id}>
              <strong>${who}</strong> <span class="quiet">${roles.map((role) => t(`common.role.${role}`)).join(', ')}</span>
              <p class="quiet">${t('office.keys.since', { time: dateAndTime(createdAt) })} · ${t('office.keys.used', { time: dateAndTime(usedAt) })}</p>
              <div class="row"><${Ask} label=${t('office.keys.signOut')} about=${t('office.keys.signOutAbout', { who })} act=${() => post(`/sessions/${id}/revoke`)} done=${sessions.again} /></div>
            </li>`,
        )}
      </ul>
    </section>`;
}
