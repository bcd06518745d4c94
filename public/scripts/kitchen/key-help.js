import { Dialog } from '../base/dialog.js';
import { t } from '../base/language.js';
import { html } from '../base/view.js';

const KEYS = [
  [['1', '…', '9', '0'], 'nth'],
  [['←', '↑', '↓', '→'], 'move'],
  [['Enter'], 'main'],
  [['R'], 'recall'],
  [['U', '⌫'], 'undo'],
  [['S'], 'station'],
  [['A'], 'allDay'],
  [['?'], 'help'],
];

/** What the keys of a bump bar, or of a keyboard, do. */
export const KeyHelp = ({ closed }) => html`
  <${Dialog} label=${t('kitchen.keys')} closed=${closed}>
    <form method="dialog" class="key-help">
      <h2>${t('kitchen.keys')}</h2>
      <dl>
        ${KEYS.map(
          ([keys, about]) => html`
          <div key=${about}><dt>${keys.map((key) => html`<kbd key=${key}>${key}</kbd> `)}</dt><dd>${t(`kitchen.key.${about}`)}</dd></div>`,
        )}
      </dl>
      <button type="submit" class="primary wide">${t('common.close')}</button>
    </form>
  <//>`;
