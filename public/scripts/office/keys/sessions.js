import { post } from '../../base/api.js';
import { dateAndTime, time } from '../../base/format.js';
import { t } from '../../base/language.js';
import { html, useEffect } from '../../base/view.js';
import { Ask } from '../parts/ask.js';
import { Facts } from '../parts/facts.js';
import { Standing } from '../parts/standing.js';
import { useAnswer } from '../parts/use-answer.js';
import { useOwedFocus } from '../parts/use-owed-focus.js';

/** The devices that are signed in; read again when `ended` counts a revoked key, which ends its sessions. */
export function Sessions({ ended }) {
  const sessions = useAnswer('/sessions');
  const { head, owe } = useOwedFocus(sessions.answer);
  useEffect(() => {
    if (ended > 0) sessions.again();
  }, [ended]);
  const signedOut = () => {
    owe();
    sessions.again();
  };
  const items = sessions.answer?.items;
  return html`
    <h2 ref=${head} tabindex="-1">${t('office.keys.sessions')}</h2>
    <${Standing} ...${sessions} />
    ${items?.length === 0 && html`<p class="quiet empty">${t('office.keys.noSessions')}</p>`}
    <ul class="plain cards in-columns">
      ${items?.map((one) => html`<${Device} key=${one.id} session=${one} signedOut=${signedOut} />`)}
    </ul>`;
}

const Device = ({ session: { id, who, roles, createdAt, usedAt, expiresAt }, signedOut }) => html`
  <li class="card">
    <div class="card-head">
      <h3>${who}</h3>
      ${roles.map((role) => html`<span key=${role} class="badge">${t(`common.role.${role}`)}</span>`)}
    </div>
    <${Facts}
      of=${[
        [t('office.keys.used'), time(usedAt)],
        [t('office.keys.since'), time(createdAt)],
        [t('office.keys.ends'), dateAndTime(expiresAt)],
      ]}
    />
    <div class="row">
      <${Ask}
        label=${t('office.keys.signOut')}
        title=${t('office.keys.signOutTitle', { name: who })}
        about=${t('office.keys.signOutAbout')}
        act=${() => post(`/sessions/${id}/revoke`)}
        done=${signedOut}
      />
    </div>
  </li>`;
