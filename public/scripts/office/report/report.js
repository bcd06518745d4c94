import { get, post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { html, useState } from '../../base/view.js';
import { Ask } from '../parts/ask.js';
import { Standing } from '../parts/standing.js';
import { useAction } from '../parts/use-action.js';
import { useAnswer } from '../parts/use-answer.js';
import { useOwedFocus } from '../parts/use-owed-focus.js';
import { Figures } from './figures.js';

/** X of a day, Z by its number, and closing the day. */
export function Section() {
  const [wanted, setWanted] = useState('');
  const report = useAnswer(`/report${wanted}`);
  const { run, trouble } = useAction();
  function look(event) {
    event.preventDefault();
    const { day, number } = event.target.elements;
    const which = number.value ? { number: number.value } : day.value ? { day: day.value } : {};
    setWanted(Object.keys(which).length > 0 ? `?${new URLSearchParams(which)}` : '');
  }
  const download = () =>
    run(async () => save(await get(`/report${wanted}${wanted ? '&' : '?'}format=csv`), report.answer));
  const { head, owe } = useOwedFocus(report.answer);
  const closed = ({ number }) => {
    owe();
    setWanted(`?number=${number}`);
  };
  return html`
    <form class="panel filters" onSubmit=${look}>
      <div><label for="day">${t('office.report.day')}</label><input id="day" type="date" /></div>
      <div><label for="number">${t('office.report.number')}</label><input id="number" type="number" min="1" step="1" /></div>
      <button type="submit">${t('office.report.look')}</button>
    </form>
    <${Alert} text=${trouble} />
    <${Standing} ...${report} />
    ${
      report.answer &&
      html`
      <${Figures} report=${report.answer} head=${head} />
      <div class="row no-print">
        <button type="button" onClick=${() => window.print()}>${t('office.print')}</button>
        <button type="button" onClick=${download}>${t('office.report.csv')}</button>
        <${Ask}
          label=${t('office.report.close')}
          title=${t('office.report.closeTitle')}
          about=${t('office.report.closeAbout')}
          act=${() => post('/report/close', {})}
          done=${closed}
        />
      </div>`
    }`;
}

/** A Z is known by its number, an X by the day on which it begins. */
function save({ csv }, { kind, number, from }) {
  const name = number ?? new Date(from).toLocaleDateString('sv'); // As 2026-01-31.
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  link.download = `${kind}-${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  return true;
}
