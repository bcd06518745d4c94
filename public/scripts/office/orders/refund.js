import { post } from '../../base/api.js';
import { money } from '../../base/format.js';
import { t } from '../../base/language.js';
import { minorUnits } from '../../base/minor-units.js';
import { randomId } from '../../base/storage.js';
import { html, useState } from '../../base/view.js';
import { Ask } from '../parts/ask.js';
import { RefundLines } from './refund-lines.js';
import { chosenAmount, wantedRefund } from './refundable.js';

const WAYS = ['lines', 'amount', 'all'];

/** Gives money back: by units of lines and the tip, an amount, or all. It keeps its key until it is done: a repeat refunds once. */
export function Refund({ order, payment, left, refunded }) {
  const [key] = useState(randomId());
  const [by, setBy] = useState('lines');
  const [units, setUnits] = useState(order.lines.map(() => 0));
  const [withTip, setTip] = useState(false);
  const [restock, setRestock] = useState(false);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const chosen = {
    lines: chosenAmount(order, payment, units, withTip),
    amount: minorUnits(text, order.currency),
    all: left.money,
  }[by];
  const amount = Math.min(chosen, left.money);
  const isGood = chosen > 0 && (by !== 'amount' || chosen <= left.money);
  const body = wantedRefund({ by, units, withTip, restock, amount, reason: reason.trim() });
  const send = () => post(`/orders/${order.id}/refunds`, body, { 'Idempotency-Key': key });
  return html`
    <section class="panel" aria-labelledby="refund-title">
      <h2 id="refund-title">${t('office.refund.title')}</h2>
      <fieldset class="ways">
        <legend class="unseen">${t('office.refund.way')}</legend>
        ${WAYS.map(
          (way) => html`
            <label key=${way} class="pick">
              <input type="radio" name="way" checked=${by === way} onChange=${() => setBy(way)} /> ${t(`office.refund.by.${way}`)}
            </label>`,
        )}
      </fieldset>
      ${by === 'lines' && html`<${RefundLines} ...${{ order, left, units, setUnits, withTip, setTip, restock, setRestock }} />`}
      ${
        by === 'amount' &&
        html`
        <label for="refund-amount">${t('office.refund.amount', { currency: order.currency.toUpperCase() })}</label>
        <input id="refund-amount" inputmode="decimal" autocomplete="off" value=${text} onInput=${(event) => setText(event.target.value)} />`
      }
      <label for="refund-reason">${t('office.refund.reason')}</label>
      <input id="refund-reason" maxlength="200" autocomplete="off" value=${reason} onInput=${(event) => setReason(event.target.value)} />
      <p class="total">${t('office.refund.sum')} <span class="price">${money(isGood ? amount : 0, order.currency)}</span></p>
      <p class="quiet">${t('office.refund.left', { amount: money(left.money, order.currency) })}</p>
      <div class="buttons">
        ${
          isGood &&
          html`
          <${Ask}
            label=${t('office.refund.give')}
            title=${t('office.refund.sure', { amount: money(amount, order.currency) })}
            about=${t('office.refund.about')}
            act=${send}
            done=${refunded}
          />`
        }
      </div>
    </section>`;
}
