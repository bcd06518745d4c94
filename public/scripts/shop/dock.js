import { money, time } from '../base/format.js';
import { t } from '../base/language.js';
import { html, useEffect, useState } from '../base/view.js';
import { sumOf } from './basket-sum.js';

/** What lies over the foot of the page, so that what comes and goes moves nothing: news, and the way to the basket. */
export function Dock({ lostAt, changes, dismiss, checkout }) {
  const dismissed = () => {
    dismiss();
    document.getElementById('basket-title').focus();
  };
  return html`
    <div class="dock">
      <div role="alert">${lostAt && html`<p class="alert">${t('common.offline', { time: time(lostAt) })}</p>`}</div>
      <div role="alert">
        ${
          changes.length > 0 &&
          html`
          <div class="notice changes">
            <p>${t('shop.menuChanged')}</p>
            <ul>${changes.map((change) => html`<li key=${changeText(change)}>${changeText(change)}</li>`)}</ul>
            <button type="button" onClick=${dismissed}>${t('shop.gotIt')}</button>
          </div>`
        }
      </div>
      <${ToBasket} ...${checkout} />
    </div>`;
}

function ToBasket({ lines, amounts }) {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(([basket]) => setSeen(basket.isIntersecting));
    observer.observe(document.getElementById('basket'));
    return () => observer.disconnect();
  }, []);
  if (lines.length === 0 || isSeen) return null;
  const amount = money(amounts.total ?? amounts.subtotal, amounts.currency);
  const go = (event) => {
    event.preventDefault();
    document.getElementById('basket').scrollIntoView();
    document.getElementById('basket-title').focus({ preventScroll: true });
  };
  return html`<a class="to-basket" href="#basket" onClick=${go}><span>${t('shop.viewBasket', { count: sumOf(lines).count })}</span> <span class="price">${amount}</span></a>`;
}

/** A change of the menu under a basket, in a sentence. */
function changeText({ kind, currency, before, now, ...names }) {
  const amounts = kind === 'price' ? { before: money(before, currency), now: money(now, currency) } : {};
  return t(`shop.changed.${kind}`, { ...names, ...amounts });
}
