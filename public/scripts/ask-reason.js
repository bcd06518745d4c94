import { byId, setText } from './dom.js';

const dialog = byId('cancel-dialog');
for (const ready of dialog.querySelectorAll('.reasons button')) {
  ready.addEventListener('click', () => {
    byId('reason').value = ready.textContent;
    byId('reason').focus();
  });
}

/** Asks why an order is to be cancelled; answers null if it is to be kept. */
export function askReason(name) {
  setText(byId('cancel-title'), `Cancel order ${name}?`);
  byId('reason').value = '';
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((answer) => {
    const closed = () => answer(dialog.returnValue === 'cancel' ? byId('reason').value.trim() : null);
    dialog.addEventListener('close', closed, { once: true });
  });
}
