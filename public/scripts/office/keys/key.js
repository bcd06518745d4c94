import { post } from '../../base/api.js';
import { dateAndTime, time } from '../../base/format.js';
import { t } from '../../base/language.js';
import { html } from '../../base/view.js';
import { Ask } from '../parts/ask.js';
import { Facts } from '../parts/facts.js';
import { keyState } from './key-state.js';

const STATE_TEXTS = { revoked: 'office.keys.isRevoked', expired: 'office.keys.isExpired' };
const when = (iso) => (iso === null ? null : dateAndTime(iso));

/** A key, and what can be done with it. */
export function Key({ about: key, made, revoked }) {
  const { name, roles } = key;
  const state = keyState(key);
  const stillBefore = key.previousUntil !== null && Date.parse(key.previousUntil) > Date.now();
  return html`
    <li class="card">
      <div class="card-head">
        <h3>${name}</h3>
        ${roles.map((role) => html`<span key=${role} class="badge">${t(`common.role.${role}`)}</span>`)}
        ${state !== 'valid' && html`<span class="badge bad">${t(STATE_TEXTS[state])}</span>`}
      </div>
      <${Facts}
        of=${[
          [t('office.keys.used'), key.usedAt === null ? t('office.keys.notUsed') : time(key.usedAt)],
          [t('office.keys.madeBy'), t('office.keys.by', { time: time(key.createdAt), who: key.createdBy })],
          [t('office.keys.ends'), when(key.expiresAt)],
          [t('office.keys.previous'), stillBefore && state === 'valid' ? when(key.previousUntil) : null],
          [t('office.keys.revokedAt'), when(key.revokedAt)],
        ]}
      />
      ${state === 'valid' && html`<${Actions} about=${key} made=${made} revoked=${revoked} />`}
    </li>`;
}

const Actions = ({ about: { id, name }, made, revoked }) => html`
  <div class="row">
    <${Ask}
      label=${t('office.keys.replace')}
      title=${t('office.keys.replaceTitle', { name })}
      about=${t('office.keys.replaceAbout')}
      isDanger=${false}
      act=${({ overlap }) => post(`/keys/${id}/replace`, { overlapHours: Number(overlap.value) })}
      done=${made}
    >
      <label for="overlap">${t('office.keys.overlap')}</label>
      <input id="overlap" type="number" required min="0" max="720" step="1" value="24" />
    <//>
    <${Ask}
      label=${t('office.keys.revoke')}
      title=${t('office.keys.revokeTitle', { name })}
      about=${t('office.keys.revokeAbout')}
      act=${() => post(`/keys/${id}/revoke`)}
      done=${revoked}
    />
  </div>`;
