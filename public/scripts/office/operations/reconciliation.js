import { get, post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { html, useState } from '../../base/view.js';
import { Ask } from '../parts/ask.js';
import { useAction } from '../parts/use-action.js';
import { useOwedFocus } from '../parts/use-owed-focus.js';

const REPAIRS = {
  'look again': 'office.operations.lookAgain',
  'sell the units': 'office.operations.sellUnits',
  'return the units': 'office.operations.returnUnits',
  'write the units off': 'office.operations.writeOff',
  'by hand': 'office.operations.byHand',
};
const VERDICTS = {
  yes: 'office.operations.mended',
  begun: 'office.operations.begun',
  no: 'office.operations.notMended',
};

/** What is proposed, and what became of it: `yes`, `begun` or `no`, which may be followed by why. */
function adviceText({ repair, repaired }) {
  const [, verdict, why] = /^(\w+)(?:: (.*))?$/.exec(repaired ?? '') ?? [];
  return [REPAIRS[repair], VERDICTS[verdict]]
    .filter(Boolean)
    .map((key) => t(key))
    .concat(why ?? [])
    .join(' · ');
}

/** Compares the books of the last day; what differs can be mended. */
export function Reconciliation() {
  const [found, setFound] = useState(null);
  const { run, trouble, isBusy } = useAction();
  const { head, owe } = useOwedFocus(found);
  const repaired = (answer) => {
    owe();
    setFound(answer);
  };
  const compare = async () => setFound((await run(() => get('/reconciliation'))) ?? null);
  return html`
    <section class="panel" aria-labelledby="books-title">
      <h2 id="books-title" ref=${head} tabindex="-1">${t('office.operations.books')}</h2>
      <p class="quiet">${t('office.operations.booksAbout')}</p>
      <${Alert} text=${trouble} />
      <p role="status">${found && t('office.operations.compared', { count: found.orders, differences: found.differences.length })}</p>
      <ul class="plain refunds">
        ${found?.differences.map(
          (difference, i) => html`
            <li key=${i}>
              <a href=${`#order/${difference.orderId}`}><code>${difference.orderId}</code></a>
              <p>${difference.what}</p><p class="quiet">${adviceText(difference)}</p>
            </li>`,
        )}
      </ul>
      <div class="row">
        <button type="button" aria-busy=${isBusy} onClick=${compare}>${t('office.operations.compare')}</button>
        ${
          found?.differences.length > 0 &&
          html`
          <${Ask} label=${t('office.operations.repair')} about=${t('office.operations.repairAbout')} act=${() => post('/reconciliation', { repair: true })} done=${repaired} />`
        }
      </div>
    </section>`;
}
