import { post } from '../../base/api.js';
import { dateAndTime } from '../../base/format.js';
import { t } from '../../base/language.js';
import { may } from '../../base/sign-in.js';
import { html, useState } from '../../base/view.js';
import { Ask } from '../parts/ask.js';
import { Secret } from '../parts/secret.js';
import { Standing } from '../parts/standing.js';
import { useAnswer } from '../parts/use-answer.js';
import { Sessions } from './sessions.js';

const ROLES = ['kitchen', 'counter', 'manager', 'ops'];
const rolesText = (roles) => roles.map((role) => t(`common.role.${role}`)).join(', ');

/** The keys of people and devices, and who is signed in. */
export function Section({ session }) {
  const keys = useAnswer('/keys');
  const [made, setMade] = useState(null);
  const took = (answer) => {
    setMade(answer.key);
    keys.again();
  };
  return html`
    <${Secret} text=${made} forget=${() => setMade(null)} />
    <section class="panel" aria-labelledby="keys-title">
      <h2 id="keys-title">${t('office.keys.keys')}</h2>
      <div class="row"><${NewKey} took=${took} /></div>
      <${Standing} ...${keys} />
      <ul class="plain refunds">${keys.answer?.items.map((key) => html`<${Key} key=${key.id} of=${key} took=${took} again=${keys.again} />`)}</ul>
    </section>
    ${may(session, 'manager') && html`<${Sessions} />`}`;
}

function NewKey({ took }) {
  const [roles, setRoles] = useState(['counter']);
  const act = ({ name, until }) => {
    const expiresAt = until.value && new Date(`${until.value}T23:59`).toISOString();
    return post('/keys', { name: name.value.trim(), roles, ...(expiresAt && { expiresAt }) });
  };
  const toggle = (role) => setRoles(roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role]);
  return html`
    <${Ask} label=${t('office.keys.make')} isDanger=${false} className="primary" act=${act} done=${took}>
      <label for="name">${t('office.keys.name')}</label>
      <input id="name" required maxlength="60" autocomplete="off" />
      <fieldset>
        <legend>${t('office.keys.roles')}</legend>
        ${ROLES.map((role) => html`<label key=${role} class="pick"><input type="checkbox" checked=${roles.includes(role)} onChange=${() => toggle(role)} /> ${t(`common.role.${role}`)}</label>`)}
      </fieldset>
      <label for="until">${t('office.keys.until')}</label>
      <input id="until" type="date" />
    <//>`;
}

function Key({ of: { id, name, roles, createdAt, createdBy, expiresAt, usedAt, revokedAt }, took, again }) {
  const isOver = revokedAt || (expiresAt && Date.parse(expiresAt) < Date.now());
  return html`
    <li>
      <strong>${name}</strong>${' '}<span class="quiet">${rolesText(roles)}</span>${' '}
      ${isOver && html`<span class="badge bad">${t('office.keys.over')}</span>`}
      <p class="quiet">
        ${[
          t('office.keys.made', { time: dateAndTime(createdAt), who: createdBy }),
          usedAt && t('office.keys.used', { time: dateAndTime(usedAt) }),
          expiresAt && t('office.keys.expires', { time: dateAndTime(expiresAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      ${
        !isOver &&
        html`
        <div class="row">
          <${Ask} label=${t('office.keys.replace')} about=${t('office.keys.replaceAbout')} isDanger=${false} act=${() => post(`/keys/${id}/replace`)} done=${took} />
          <${Ask} label=${t('office.keys.revoke')} about=${t('office.keys.revokeAbout')} act=${() => post(`/keys/${id}/revoke`)} done=${again} />
        </div>`
      }
    </li>`;
}
