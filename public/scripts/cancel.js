import { byId, showMessage } from './dom.js';

/** Asks before it cancels, by `send(body)`; `refresh` shows what became of it. */
export function offerCancel(send, refresh) {
  const dialog = byId('cancel-dialog');
  byId('cancel').addEventListener('click', () => {
    dialog.returnValue = '';
    dialog.showModal();
  });
  dialog.addEventListener('close', async () => {
    if (dialog.returnValue !== 'cancel') return;
    const reason = byId('reason').value.trim();
    byId('cancel').disabled = true;
    try {
      await send(reason ? { reason } : {});
      showMessage(byId('cancel-error'), null);
    } catch (error) {
      showMessage(byId('cancel-error'), `It could not be cancelled. ${error.message}`);
    }
    byId('cancel').disabled = false;
    refresh();
  });
}
