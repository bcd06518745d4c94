import { nameOf, statusText, time } from '../base/format.js';
import { t } from '../base/language.js';
import { Alert } from '../base/page.js';
import { keepSecret, withSecret } from '../base/secrets.js';
import { useLive } from '../base/use-live.js';
import { html, useEffect } from '../base/view.js';
import { Cancel } from './cancel.js';
import { canCancel } from './explanation.js';
import { Lines } from './lines.js';
import { promisesOf } from './promises.js';
import { Receipt } from './receipt.js';
import { Standing } from './standing.js';
import { Steps } from './steps-view.js';
import { UnknownOrder } from './unknown-order.js';

/** An order as it stands, for whoever has its secret. */
export function FollowedOrder({ orderId, secret, shop }) {
  const headers = withSecret(secret);
  const { answer: order, isConnected, lostAt, error, change } = useLive(`/orders/${orderId}`, { headers });
  useEffect(() => {
    if (!order) return;
    keepSecret(orderId, secret);
    document.title = `${statusText(order.status)} · ${nameOf(order.number, order.id)} · ${shop}`;
  }, [order, shop]);
  if (error && !error.passing) return html`<${UnknownOrder} />`;
  const offline = isConnected ? null : t('common.offline', { time: time(lostAt) });
  if (!order)
    return html`<h1>${t('tracker.title')}</h1><${Alert} text=${offline} /><p role="status">${t('common.loading')}</p>`;
  return html`
    <div class="screen-only">
      <${Alert} text=${offline} />
      <${Standing} order=${order} promises=${promisesOf(order)} />
      <${Steps} order=${order} />
      <${Lines} order=${order} />
      <div class="buttons">
        ${order.number && html`<button type="button" onClick=${() => print()}>${t('tracker.printReceipt')}</button>`}
        ${canCancel(order) && html`<${Cancel} ...${{ order, headers }} cancelled=${(now) => change(() => now)} />`}
      </div>
    </div>
    <${Receipt} order=${order} shop=${shop} />`;
}
