import { money } from '../../base/format.js';
import { hasText, t } from '../../base/language.js';
import { may } from '../../base/sign-in.js';
import { html } from '../../base/view.js';
import { Facts } from '../parts/facts.js';
import { Standing } from '../parts/standing.js';
import { useOwedFocus } from '../parts/use-owed-focus.js';
import { Refund } from './refund.js';
import { refundable } from './refundable.js';

const word = (group, name) => (hasText(`office.${group}.${name}`) ? t(`office.${group}.${name}`) : name);

/** The money of an order: what came, what goes back, what may still go back. */
export function Payment({ order, payment, session, refunded }) {
  const { answer, error } = payment;
  const { head, owe } = useOwedFocus(answer);
  const done = () => {
    owe();
    refunded();
  };
  if (error?.code === 'PAYMENT_UNKNOWN') return null;
  const left = answer && refundable(order, answer);
  return html`
    <div>
      <section class="panel" aria-labelledby="payment-title">
        <h2 id="payment-title" ref=${head} tabindex="-1">${t('office.payment.title')}</h2>
        <${Standing} ...${payment} />
        ${answer && html`<${Money} order=${order} payment=${answer} left=${left.money} />`}
      </section>
      ${
        answer &&
        may(session, 'manager') &&
        left.money > 0 &&
        html`
        <${Refund} key=${answer.refunds.length} ...${{ order, payment: answer, left, refunded: done }} />`
      }
    </div>`;
}

const Money = ({
  order,
  payment: { amount, captured, refunded, currency, refunds, session, intent, refusal },
  left,
}) => html`
  <${Facts}
    of=${[
      [t('office.payment.amount'), money(amount, currency)],
      [t('office.payment.captured'), money(captured, currency)],
      [t('office.payment.refunded'), refunded > 0 && money(refunded, currency)],
      [t('office.payment.left'), money(left, currency)],
      [t('office.payment.session'), session.id && html`<code>${session.id}</code>`],
      [t('office.payment.intent'), intent && html`<code>${intent}</code>`],
      [t('office.payment.refusal'), refusal],
    ].filter(([, value]) => value !== false)}
  />
  ${order.disputes.map(
    (one) => html`
    <p key=${one.id} class="alert">${t('office.payment.dispute', { amount: money(one.amount, currency), reason: one.reason, status: one.status })}</p>`,
  )}
  ${refunds.length > 0 && html`<h3>${t('office.payment.refunds')}</h3>`}
  <ul class="plain refunds">${refunds.map((one) => html`<${Made} key=${one.id} refund=${one} ...${{ order, currency }} />`)}</ul>`;

const Made = ({ refund: { amount, state, reason, lines = [], tip, restocked, failure, who }, order, currency }) => html`
  <li>
    <strong class="price">${money(amount, currency)}</strong>${' '}
    <span class=${`badge ${state === 'failed' ? 'bad' : state === 'succeeded' ? 'good' : 'warn'}`}>${word('refundState', state)}</span>
    <p class="quiet">
      ${[
        ...lines.map(({ line, quantity }) => `${quantity} × ${order.lines[line]?.name ?? ''}`),
        tip && t('common.tip'),
        restocked?.length > 0 && t('office.payment.restocked'),
        reason,
        failure,
        who,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  </li>`;
