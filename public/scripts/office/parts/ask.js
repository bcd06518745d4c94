import { Dialog } from '../../base/dialog.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { html, useState } from '../../base/view.js';
import { useAction } from './use-action.js';

/**
 * A button that asks before it does what cannot be undone. `act(fields)` does it and may take what `children`, the fields of the
 * question, hold; the question closes once that is done.
 */
export function Ask({
  label,
  title = label,
  about,
  yes = label,
  isDanger = true,
  act,
  done = () => {},
  children,
  className = '',
}) {
  const [isOpen, setOpen] = useState(false);
  const kind = isDanger ? 'danger' : '';
  return html`
    <button type="button" class=${`${kind} ${className}`} onClick=${() => setOpen(true)}>${label}</button>
    ${isOpen && html`<${Question} ...${{ title, about, yes, kind, act, done, children }} closed=${() => setOpen(false)} />`}`;
}

function Question({ title, about, yes, kind, act, done, children, closed }) {
  const { run, trouble, isBusy } = useAction();
  async function submit(event) {
    event.preventDefault();
    const { elements } = event.target;
    const answer = await run(async () => ({ is: await act(elements) }));
    if (!answer) return;
    closed();
    done(answer.is);
  }
  return html`
    <${Dialog} label=${title} closed=${closed}>
      <form onSubmit=${submit}>
        <h2>${title}</h2>
        ${about && html`<p>${about}</p>`}
        ${children}
        <${Alert} text=${trouble} />
        <div class="buttons">
          <button type="button" onClick=${closed}>${t('common.back')}</button>
          <button type="submit" class=${kind || 'primary'} aria-busy=${isBusy}>${yes}</button>
        </div>
      </form>
    <//>`;
}
