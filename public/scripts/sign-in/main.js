import { get, post, send } from '../base/api.js';
import { t } from '../base/language.js';
import { Alert, show, Top } from '../base/page.js';
import { problemText } from '../base/problem-text.js';
import { html, useEffect, useState } from '../base/view.js';
import { homeOf, ownPage } from './own-page.js';

const goOn = ({ roles }) => location.replace(ownPage(new URLSearchParams(location.search).get('to'), homeOf(roles)));
/** What is good once stays in the address only as long as it may be good. */
const forgetToken = () => history.replaceState(null, '', location.pathname + location.search);

function SignIn() {
  /** Behind `#`, so that no server and no log has seen it. */
  const [token] = useState(location.hash.slice(1));
  const [here, setHere] = useState(null);
  const [trouble, setTrouble] = useState('');
  const [isBusy, setBusy] = useState(false);

  async function signIn(shown, refusal) {
    setBusy(true);
    setTrouble('');
    try {
      const visit = await post('/session', shown);
      forgetToken();
      goOn(visit);
    } catch (error) {
      if (!error.passing) forgetToken();
      setTrouble(error.status === 401 ? refusal : problemText(error));
    }
    setBusy(false);
  }
  async function signOut() {
    try {
      await send('DELETE', '/session');
      setHere(null);
    } catch (error) {
      setTrouble(problemText(error));
    }
  }
  useEffect(() => {
    document.title = t('signIn.title');
    if (token) signIn({ token }, t('signIn.usedUp'));
    else get('/session').then(setHere, () => {});
  }, []);

  return html`
    <${Top} />
    <main class="narrow">
      <h1>${t('signIn.title')}</h1>
      <${Alert} text=${trouble} />
      ${here && html`<${SignedIn} ...${here} signOut=${signOut} />`}
      <${KeyForm} isBusy=${isBusy} take=${(key) => signIn({ key }, t('signIn.keyUnknown'))} />
    </main>`;
}

const SignedIn = ({ who, roles, signOut }) => html`
  <section class="panel">
    <h2>${t('signIn.here', { who, roles: roles.map((role) => t(`common.role.${role}`)).join(', ') })}</h2>
    <div class="buttons">
      <button type="button" class="primary" onClick=${() => goOn({ roles })}>${t('signIn.goOn')}</button>
      <button type="button" onClick=${signOut}>${t('signIn.signOut')}</button>
    </div>
  </section>`;

function KeyForm({ isBusy, take }) {
  const submit = (event) => {
    event.preventDefault();
    take(event.target.elements.key.value.trim());
  };
  return html`
    <form class="panel" onSubmit=${submit}>
      <label for="key">${t('signIn.key')}</label>
      <input id="key" type="password" required maxlength="100" autocomplete="current-password" spellcheck="false" />
      <p class="quiet">${t('signIn.about')}</p>
      <button class="primary wide" type="submit" disabled=${isBusy}>${t('signIn.title')}</button>
    </form>`;
}

show(html`<${SignIn} />`);
