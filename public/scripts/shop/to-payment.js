import { Dialog } from '../base/dialog.js';
import { t } from '../base/language.js';
import { withSecret } from '../base/secrets.js';
import { useLive } from '../base/use-live.js';
import { html, useEffect } from '../base/view.js';
import { trackingPath } from './my-orders.js';
import { nextOf } from './next-page.js';

const LONGEST_MS = 10_000;

/** Goes on to payment as soon as the order can be paid; to its page where that takes long, or where it cannot. */
export function ToPayment({ order }) {
  const { answer, error } = useLive(`/orders/${order.id}`, { headers: withSecret(order.secret) });
  const next = nextOf(answer ?? order, error);
  // With its secret: where storage is off, the next page knows nothing of this one.
  const tracking = `${trackingPath(order)}#${order.secret}`;
  const follow = () => location.assign(tracking);
  useEffect(() => {
    if (next === 'order') follow();
    else if (next) location.assign(next);
  }, [next]);
  useEffect(() => {
    const timer = setTimeout(follow, LONGEST_MS);
    return () => clearTimeout(timer);
  }, []);
  return html`
    <${Dialog} label=${t('shop.placed')} className="to-payment" closed=${follow}>
      <h2>${t('shop.placed')}</h2>
      <p role="status">${t('shop.payingSoon')}</p>
      <p><a href=${tracking}>${t('shop.followOrder')}</a></p>
    <//>`;
}
