import { fullDay, fullHour, money, number, statusText } from '../../base/format.js';
import { t } from '../../base/language.js';
import { html } from '../../base/view.js';
import { STATUSES } from '../orders/search.js';
import { Standing } from '../parts/standing.js';
import { statusKind } from '../parts/status-kind.js';
import { useAnswer } from '../parts/use-answer.js';
import { Bars } from './bars.js';
import { dayHours, keptPercent } from './day-hours.js';

const EVERY = 10_000;

/** The business day so far, at a glance. */
export function Section() {
  const today = useAnswer('/today', { every: EVERY });
  const { answer } = today;
  return html`
    <${Standing} ...${today} />
    ${
      answer &&
      html`
      <p class="quiet">${t('office.today.of', { day: fullDay(answer.day) })}</p>
      <${Figures} ...${answer} />
      <div class="columns">
        <${Hours} hours=${dayHours(answer.hours)} currency=${answer.currency} />
        <${ByStatus} byStatus=${answer.byStatus} />
      </div>`
    }`;
}

function Figures({ currency, takings, tips, refunded, orders, promise }) {
  const kept = keptPercent(promise);
  const amount = (minor) => (currency ? money(minor, currency) : number(minor));
  const figures = [
    ['takings', amount(takings)],
    ['orders', number(orders)],
    ['promise', kept === null ? '–' : `${number(kept)} %`, t('office.today.late', { count: promise.late })],
    ['tips', amount(tips)],
    ['refunded', amount(refunded)],
  ];
  return html`
    <dl class="figures">
      ${figures.map(
        ([name, value, about]) => html`
          <div key=${name} class="panel">
            <dt>${t(`office.today.${name}`)}</dt>
            <dd class="figure">${value}</dd>
            ${about && html`<dd class="quiet">${about}</dd>`}
          </div>`,
      )}
    </dl>`;
}

const Hours = ({ hours, currency }) => html`
  <section class="panel" aria-labelledby="hours-title">
    <h2 id="hours-title">${t('office.today.byHour')}</h2>
    ${hours.length === 0 && html`<p class="quiet empty">${t('office.today.nothing')}</p>`}
    ${
      hours.length > 0 &&
      html`
      <${Bars} label=${t('office.today.byHour')} of=${hours.map(({ hour, orders }) => ({ key: hour, label: fullHour(hour), value: orders }))} />
      <details>
        <summary>${t('office.today.numbers')}</summary>
        <table>
          <thead>
            <tr><th scope="col">${t('office.today.hour')}</th><th scope="col" class="figure">${t('office.today.orders')}</th><th scope="col" class="figure">${t('office.today.paid')}</th></tr>
          </thead>
          <tbody>
            ${hours.map(
              ({ hour, orders, paid }) => html`
                <tr key=${hour}><th scope="row">${fullHour(hour)}</th><td class="figure">${number(orders)}</td><td class="figure">${currency ? money(paid, currency) : number(paid)}</td></tr>`,
            )}
          </tbody>
        </table>
      </details>`
    }
  </section>`;

function ByStatus({ byStatus }) {
  const known = STATUSES.map((status) => [status, byStatus[status] ?? 0]);
  const most = Math.max(1, ...known.map(([, count]) => count));
  return html`
    <section class="panel" aria-labelledby="status-title">
      <h2 id="status-title">${t('office.today.byStatus')}</h2>
      <table class="by-status">
        <thead class="unseen"><tr><th scope="col">${t('office.orders.status')}</th><td></td><th scope="col">${t('office.today.orders')}</th></tr></thead>
        <tbody>
          ${known.map(
            ([status, count]) => html`
              <tr key=${status}>
                <th scope="row">${statusText(status)}</th>
                <td><svg class=${`share ${statusKind(status)}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width=${(count * 100) / most} height="8" /></svg></td>
                <td class="figure">${number(count)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
}
