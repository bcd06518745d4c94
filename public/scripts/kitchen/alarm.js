import { nameOf } from '../base/format.js';
import { t } from '../base/language.js';
import { lineText } from '../base/line-text.js';
import { Alert } from '../base/page.js';
import { html, useEffect, useRef } from '../base/view.js';

/** Orders that were cancelled while they may have been on the stove: nothing else goes on before a cook has said that he knows. */
export function Alarm({ tickets, busy, trouble, acknowledge }) {
  const dialog = useRef(null);
  const open = () => dialog.current && !dialog.current.open && dialog.current.showModal();
  useEffect(() => {
    const { current } = dialog;
    const before = document.activeElement;
    open();
    return () => {
      current.close();
      if (before?.isConnected) before.focus();
    };
  }, []);
  // The answered one takes its button with it.
  useEffect(
    () => dialog.current.contains(document.activeElement) || dialog.current.querySelector('button')?.focus(),
    [tickets],
  );
  return html`
    <dialog ref=${dialog} class="alarm" role="alertdialog" aria-labelledby="alarm-title" onCancel=${(event) => event.preventDefault()} onClose=${open}>
      <h2 id="alarm-title">${t('kitchen.alarm', { count: tickets.length })}</h2>
      <${Alert} text=${trouble} />
      <ul class="plain">
        ${tickets.map((ticket) => html`<${Cancelled} key=${ticket.orderId} ticket=${ticket} isBusy=${busy.has(ticket.orderId)} acknowledge=${acknowledge} />`)}
      </ul>
    </dialog>`;
}

function Cancelled({ ticket, isBusy, acknowledge }) {
  const name = nameOf(ticket.number, ticket.orderId);
  return html`
    <li>
      <h3>${name}</h3>
      <ul class="plain">${ticket.lines.map((line, nth) => html`<li key=${nth}>${t('kitchen.times', { count: line.quantity })} ${lineText(line)}</li>`)}</ul>
      <button type="button" class="primary" aria-busy=${String(isBusy)} aria-label=${t('kitchen.doTo', { action: t('kitchen.acknowledge'), name })} onClick=${() => acknowledge(ticket)}>
        ${t('kitchen.acknowledge')}
      </button>
    </li>`;
}
