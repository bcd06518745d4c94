import { dateAndTime, fullHour, money, number, percent } from '../../base/format.js';
import { t } from '../../base/language.js';
import { html } from '../../base/view.js';

const word = (name) => t(`office.report.${name}`);

/** A report as it is read and printed: a table for each thing that it tells. */
export const Figures = ({ report, head }) => html`
  <article class="panel report">
    <h2 ref=${head} tabindex="-1">${report.kind === 'Z' ? t('office.report.z', { number: report.number }) : word('x')}</h2>
    <p class="quiet">${report.from && `${dateAndTime(report.from)} – `}${dateAndTime(report.until)} · ${t('office.report.madeAt', { time: dateAndTime(report.madeAt) })}</p>
    ${report.money.length === 0 && html`<p class="empty">${word('nothing')}</p>`}
    ${report.money.map((one) => html`<${Money} key=${one.currency} ...${one} />`)}
    <${Table} title=${word('cancellations')} heads=${['by', 'reason', 'orders']} rows=${report.cancellations.map(({ by, reason, orders }) => [by, reason, number(orders)])} />
    ${
      report.differences?.length > 0 &&
      html`
      <${Table} title=${word('differences')} heads=${['order', 'what']} rows=${report.differences.map(({ orderId, what }) => [orderId, what])} />`
    }
  </article>`;

function Money({ currency, rates, categories, hours, ...sums }) {
  const amount = (minor) => money(minor, currency);
  const counts = [
    ['orders', sums.orders],
    ['refunds', sums.refunds],
  ].map(([name, value]) => [word(name), number(value)]);
  const amounts = ['paid', 'tips', 'refunded', 'tipsRefunded', 'returned'].map((name) => [
    word(name),
    amount(sums[name]),
  ]);
  return html`
    <${Table} title=${currency.toUpperCase()} heads=${['what', 'amount']} rows=${[...counts, ...amounts]} />
    <${Table}
      title=${word('taxes')} heads=${['rate', 'gross', 'net', 'tax', 'refunded']}
      rows=${rates.map(({ rate, gross, net, tax, refunded }) => [percent(rate), ...[gross, net, tax, refunded].map(amount)])}
    />
    <${Table}
      title=${word('categories')} heads=${['category', 'units', 'gross']}
      rows=${categories.map(({ category, units, gross }) => [category, number(units), amount(gross)])}
    />
    <${Table}
      title=${word('hours')} heads=${['hour', 'orders', 'paid', 'refunded']}
      rows=${hours.map(({ hour, orders, paid, refunded }) => [fullHour(hour), number(orders), amount(paid), amount(refunded)])}
    />`;
}

const Table = ({ title, heads, rows }) =>
  rows.length > 0 &&
  html`
    <div class="table" role="region" aria-label=${title} tabindex="0">
      <table>
        <caption>${title}</caption>
        <thead><tr>${heads.map((name, i) => html`<th key=${name} scope="col" class=${i > 0 ? 'figure' : ''}>${word(name)}</th>`)}</tr></thead>
        <tbody>
          ${rows.map((row, i) => html`<tr key=${i}>${row.map((value, nth) => html`<td key=${nth} class=${nth > 0 ? 'figure' : ''}>${value}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>`;
