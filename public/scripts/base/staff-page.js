import { t } from './language.js';
import { Alert } from './page.js';
import { may } from './sign-in.js';
import { useSession } from './use-session.js';
import { html } from './view.js';

/** Draws `page` for who is signed in with one of these roles; who is not learns which it takes. `page` gets the `session`. */
export function ForStaff({ roles, page: Page }) {
  const session = useSession();
  if (!session) return html`<p class="narrow" role="status">${t('common.loading')}</p>`;
  if (may(session, ...roles)) return html`<${Page} session=${session} />`;
  const wanted = roles.map((role) => t(`common.role.${role}`)).join(', ');
  return html`<main class="narrow"><${Alert} text=${t('common.wrongRole', { who: session.who, roles: wanted })} /></main>`;
}
