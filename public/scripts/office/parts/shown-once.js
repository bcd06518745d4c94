import { t } from '../../base/language.js';
import { html, useEffect, useRef, useState } from '../../base/view.js';

/** A secret that the shop shows this once, until whoever made it says that they have kept it. */
export function ShownOnce({ label, about, secret, kept }) {
  const field = useRef(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    setCopied(false);
    field.current.focus();
    field.current.select();
  }, [secret]);
  function away() {
    document.querySelector('main h1').focus();
    kept();
  }
  const copy = async () => setCopied(await copied(field.current));
  return html`
    <div class="panel shown-once">
      <label for="once">${label}</label>
      <input id="once" ref=${field} class="secret" readonly spellcheck=${false} autocomplete="off" value=${secret} aria-describedby="once-about" />
      <p id="once-about">${about}</p>
      <div class="row">
        <button type="button" class="primary" onClick=${copy}>${t('office.shownOnce.copy')}</button>
        <button type="button" onClick=${away}>${t('office.shownOnce.kept')}</button>
        <span class="quiet" role="status">${isCopied && t('office.shownOnce.copied')}</span>
      </div>
    </div>`;
}

/** On plain http, where a shop's own network is, a browser has no clipboard for scripts but what is selected. */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}
