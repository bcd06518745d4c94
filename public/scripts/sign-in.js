import { inShop } from './address.js';
import { call } from './api.js';
import { byId, setText, showMessage } from './dom.js';
import { ownPage } from './own-page.js';

const USED_UP = 'This address was used already, or is over 15 minutes old. Ask for another, or sign in with a key.';
const NO_KEY = 'This key is not known, or not valid any more. Please check it.';

const goOn = () => location.replace(ownPage(new URLSearchParams(location.search).get('to'), 'kitchen'));

/** Behind `#`, so that no server and no log has seen it. */
const token = location.hash.slice(1);
if (token) signIn({ token }, USED_UP);
else showWhoIsHere();

byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  signIn({ key: byId('key').value.trim() }, NO_KEY);
});
byId('go-on').addEventListener('click', goOn);
byId('sign-out').addEventListener('click', signOut);

/** What is good once stays in the address only as long as it may be good. */
async function signIn(shown, refusal) {
  const button = byId('form').querySelector('button');
  button.disabled = true;
  showMessage(byId('trouble'), null);
  try {
    await call('/session', shown);
    forgetToken();
    goOn();
  } catch (error) {
    if (!error.passing) forgetToken();
    showMessage(byId('trouble'), error.status === 401 ? refusal : `${error.message} Please try again.`);
  }
  button.disabled = false;
}

const forgetToken = () => history.replaceState(null, '', location.pathname + location.search);

async function showWhoIsHere() {
  try {
    const { who, roles } = await call('/session');
    setText(byId('who'), `Signed in here: ${who} (${roles.join(', ')})`);
    byId('known').hidden = false;
  } catch {
    // Nobody is.
  }
}

async function signOut() {
  try {
    await fetch(inShop('api/session'), { method: 'DELETE' });
    byId('known').hidden = true;
  } catch {
    showMessage(byId('trouble'), 'The shop cannot be reached. Please try again.');
  }
}
