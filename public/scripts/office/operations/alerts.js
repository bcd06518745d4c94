import { time } from '../../base/format.js';
import { t } from '../../base/language.js';
import { html } from '../../base/view.js';
import { Standing } from '../parts/standing.js';
import { useAnswer } from '../parts/use-answer.js';

export function Alerts() {
  const alerts = useAnswer('/alerts?limit=50', { every: 30_000 });
  const { items, silent } = alerts.answer ?? {};
  return html`
    <section class="panel" aria-labelledby="alerts-title">
      <h2 id="alerts-title">${t('office.operations.alerts')}</h2>
      <${Standing} ...${alerts} />
      ${silent?.length > 0 && html`<p class="notice">${t('office.operations.silent', { names: silent.join(', ') })}</p>`}
      ${items?.length === 0 && html`<p class="quiet empty">${t('office.operations.noAlerts')}</p>`}
      <ul class="plain refunds">
        ${items?.map(
          ({ kind, service, orderId, message, at, times }) => html`
            <li key=${`${kind} ${service} ${orderId}`}>
              <strong>${kind}</strong> <span class="quiet">${service} · ${time(at)} · ${t('office.operations.times', { count: times })}</span>
              <p>${message}</p>
              ${orderId && html`<a href=${`#order/${orderId}`}>${t('office.order.title')}</a>`}
            </li>`,
        )}
      </ul>
    </section>`;
}
