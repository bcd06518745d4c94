import { inShop } from '../base/address.js';
import { send } from '../base/api.js';
import { t } from '../base/language.js';
import { Alert, show, Top } from '../base/page.js';
import { problemText } from '../base/problem-text.js';
import { may } from '../base/sign-in.js';
import { ForStaff } from '../base/staff-page.js';
import { html, useEffect, useRef, useState } from '../base/view.js';
import { routeOf, SECTIONS, sectionOf } from './sections.js';

function useRoute() {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const look = () => setHash(location.hash);
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  return routeOf(hash);
}

function Office({ session }) {
  const route = useRoute();
  const isFor = (roles) => may(session, ...roles);
  const section = sectionOf(route, isFor);
  const title = t(`office.${section.name}.title`);
  const head = useRef(null);
  const shown = useRef(section.name + route.id);
  useEffect(() => {
    document.title = `${title} · ${t('office.title')}`;
    // Who came by a link of this page reads on at its head; who opened the page begins at its top.
    if (shown.current !== section.name + route.id) {
      head.current.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    shown.current = section.name + route.id;
  }, [section.name, route.id]);
  return html`
    <${Top} title=${t('office.title')} home="office"><${SignedIn} session=${session} /><//>
    <div class="office">
      <${Navigation} current=${section.name} isFor=${isFor} />
      <main>
        <h1 ref=${head} tabindex="-1">${title}</h1>
        <${Part} key=${`${section.name} ${route.id}`} section=${section} id=${route.id} session=${session} />
      </main>
    </div>`;
}

/** On narrow screens the names are in a row, of which the current one is to be seen. */
function Navigation({ current, isFor }) {
  const names = useRef(null);
  useEffect(() => {
    const row = names.current;
    const { offsetLeft = 0, offsetWidth = 0 } = row.querySelector('[aria-current]') ?? {};
    row.scrollLeft = offsetLeft - (row.clientWidth - offsetWidth) / 2;
  }, [current]);
  return html`
  <nav class="sections" ref=${names} aria-label=${t('office.sections')}>
    <ul class="plain">
      ${SECTIONS.filter(({ roles, isHidden }) => !isHidden && isFor(roles)).map(
        ({ name }) => html`
          <li key=${name}>
            <a href=${`#${name}`} aria-current=${name === (current === 'order' ? 'orders' : current) ? 'page' : null}>
              ${t(`office.${name}.title`)}
            </a>
          </li>`,
      )}
    </ul>
  </nav>`;
}

function Part({ section, id, session }) {
  const [view, setView] = useState(null);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    section.load().then(
      (module) => setView(() => module.Section),
      () => setLost(true),
    );
  }, []);
  if (isLost)
    return html`
      <${Alert} text=${t('errors.unreachable')} />
      <button type="button" onClick=${() => location.reload()}>${t('common.tryAgain')}</button>`;
  return view
    ? html`<${view} id=${id} session=${session} />`
    : html`<p class="quiet" role="status">${t('common.loading')}</p>`;
}

function SignedIn({ session }) {
  const [trouble, setTrouble] = useState('');
  async function signOut() {
    try {
      await send('DELETE', '/session');
      location.assign(inShop('sign-in'));
    } catch (error) {
      setTrouble(problemText(error));
    }
  }
  return html`
    <span class="who quiet">${trouble || session.who}</span>
    <button type="button" class="link" onClick=${signOut}>${t('signIn.signOut')}</button>`;
}

show(html`<${ForStaff} roles=${['counter', 'manager', 'ops']} page=${Office} />`);
