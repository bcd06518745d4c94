import { t } from '../../base/language.js';
import { html, useEffect, useRef } from '../../base/view.js';

/** A key or secret that the shop shows once. */
export function Secret({ text, forget }) {
  const field = useRef(null);
  useEffect(() => field.current?.select(), [text]);
  if (!text) return null;
  return html`
    <section class="panel secret" aria-labelledby="secret-title">
      <h2 id="secret-title">${t('office.secret.title')}</h2>
      <p>${t('office.secret.about')}</p>
      <input ref=${field} readonly value=${text} aria-labelledby="secret-title" spellcheck="false" />
      <div class="row">
        <button type="button" onClick=${() => navigator.clipboard?.writeText(text).catch(() => field.current?.select())}>${t('office.secret.copy')}</button>
        <button type="button" onClick=${forget}>${t('office.secret.done')}</button>
      </div>
    </section>`;
}
