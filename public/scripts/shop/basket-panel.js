import { Amounts } from '../base/amounts-view.js';
import { time } from '../base/format.js';
import { t } from '../base/language.js';
import { Alert } from '../base/page.js';
import { html, useEffect, useRef } from '../base/view.js';
import { keyOf } from './basket.js';
import { BasketLine } from './basket-line.js';
import { OrderForm } from './order-form.js';
import { isCounter } from './visit.js';

/** What is in the basket, and all that leads from there to an order. */
export function BasketPanel({ checkout, open }) {
  const { lines, no, hint, canBeSent, isBusy, submit, amounts, isNew, refusal } = checkout;
  const title = useRef(null);
  const panel = useRef(null);
  useEffect(() => {
    if (refusal) panel.current.querySelector('[data-path].amiss :is(input, select):enabled')?.focus();
  }, [refusal]);
  const keys = lines.map(keyOf).join();
  useKeptFocus(panel, title, keys);
  return html`
    <section id="basket" ref=${panel} class="panel" aria-labelledby="basket-title">
      <h2 id="basket-title" ref=${title} tabindex="-1">${t('shop.basket')}</h2>
      ${lines.length === 0 && html`<p class="quiet">${t('shop.basketEmpty')}</p>`}
      <ul class="plain">
        ${lines.map((line) => html`<${BasketLine} key=${keyOf(line)} ...${{ line, open, refused: no.ofLines.get(keyOf(line)) ?? [] }} />`)}
      </ul>
      ${
        lines.length > 0 &&
        html`
        <form class="order-form" onSubmit=${submit} novalidate>
          <${OrderForm} ...${checkout} />
          <div class="pay-foot">
          <${Sum} amounts=${amounts} isNew=${isNew} />
          <p class="warn hint" role="status">${hint}</p>
          <${Alert}>${no.texts.length > 0 && no.texts.map((text) => html`<span key=${text} class="sentence">${text}</span>`)}<//>
          <button class="primary wide" type="submit" disabled=${!canBeSent} aria-busy=${isBusy ? 'true' : null}>
            ${t(isBusy ? 'shop.ordering' : isCounter ? 'shop.orderForSomebody' : 'shop.orderAndPay')}
          </button>
          </div>
        </form>`
      }
    </section>`;
}

/** Where the line goes that had the focus, the title gets it: never the top of the page. Elsewhere Safari gives it to nothing that is pressed. */
function useKeptFocus(panel, title, keys) {
  const had = useRef(null);
  useEffect(() => {
    const isGone = had.current?.isConnected === false;
    if (isGone && document.activeElement === document.body) title.current.focus();
    const { current } = panel;
    const look = () => {
      had.current = current.contains(document.activeElement) ? document.activeElement : null;
    };
    look();
    current.addEventListener('focusin', look);
    return () => current.removeEventListener('focusin', look);
  }, [keys]);
}

/** What the basket comes to: as the shop says it, and what the dishes cost alone until it does. */
const Sum = ({ amounts, isNew }) => html`
  <div class="sum ${isNew ? '' : 'stale'}">
    <${Amounts} ...${amounts} />
    <p class="ready">${amounts.readyAt ? t('common.readyAt', { time: time(amounts.readyAt) }) : ''}</p>
  </div>`;
