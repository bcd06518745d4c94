import { post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { may } from '../../base/sign-in.js';
import { html, useState } from '../../base/view.js';
import { Choices } from '../parts/choices.js';
import { endOfDay } from '../parts/days.js';
import { useAction } from '../parts/use-action.js';
import { rolesToGive } from './key-state.js';

/** Makes a key for somebody or something. */
export function MakeKey({ session, made }) {
  const { run, trouble, isBusy } = useAction();
  const [roles, setRoles] = useState([]);
  async function submit(event) {
    event.preventDefault();
    const form = event.target;
    const { name, expires } = form.elements;
    const ends = expires.value && { expiresAt: endOfDay(expires.value) };
    const key = await run(() => post('/keys', { name: name.value.trim(), roles, ...ends }));
    if (!key) return;
    form.reset();
    setRoles([]);
    made(key);
  }
  const offered = rolesToGive((role) => may(session, role)).map((role) => [role, t(`common.role.${role}`)]);
  return html`
    <section class="panel" aria-labelledby="make-title">
      <h2 id="make-title">${t('office.keys.create')}</h2>
      <form onSubmit=${submit}>
        <div class="filters">
          <div class="grows">
            <label for="name">${t('office.keys.name')}</label>
            <input id="name" required maxlength="60" pattern=".*\\S.*" autocomplete="off" />
          </div>
          <div>
            <label for="expires">${t('office.keys.expires')}</label>
            <input id="expires" type="date" />
          </div>
        </div>
        <${Choices}
          legend=${t('office.keys.roles')}
          of=${offered}
          chosen=${roles}
          choose=${setRoles}
          asked=${t('office.keys.chooseRole')}
        />
        <${Alert} text=${trouble} />
        <div class="row"><button type="submit" class="primary" aria-busy=${isBusy}>${t('office.keys.make')}</button></div>
      </form>
    </section>`;
}
