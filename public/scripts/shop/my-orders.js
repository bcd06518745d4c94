import { inShop } from '../base/address.js';
import { get } from '../base/api.js';
import { nameOf, statusText } from '../base/format.js';
import { t } from '../base/language.js';
import { dropSecret, keptOrders, withSecret } from '../base/secrets.js';
import { html, useEffect, useState } from '../base/view.js';

const SHOWN = 3;
const AGAIN_MS = 5_000;
const TONES = { waiting_for_payment: 'warn', paid: 'good', preparing: 'good', cooked: 'good', cancelled: 'bad' };

/** Where an order is followed. Made here, not taken from the answer: a phone may know the shop by another address. */
export const trackingPath = ({ id }) => inShop(`orders/${id}`);

const latest = () => keptOrders().slice(0, SHOWN);

/** The last few orders of this browser. Its place is there from the start, so that nothing moves when they come. */
export function MyOrders() {
  const [kept, setKept] = useState(latest);
  const [orders, setOrders] = useState(new Map());
  useEffect(() => {
    const read = async () => {
      const now = latest();
      setKept(now);
      const answers = await Promise.all(now.map(async ([id, secret]) => [id, await orderOf(id, secret)]));
      setOrders((before) => new Map(answers.map(([id, order]) => [id, order === undefined ? before.get(id) : order])));
    };
    read();
    // Not as streams: a browser opens six connections to a shop, for all of its tabs.
    const timer = setInterval(() => document.hidden || read(), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  if (kept.length === 0) return null;
  return html`
    <section class="my-orders" aria-labelledby="my-orders-title">
      <h2 id="my-orders-title">${t('shop.myOrders')}</h2>
      <ul class="plain">${kept
        .map(([id]) => orders.get(id))
        .filter(Boolean)
        .map((order) => html`<${Line} key=${order.id} order=${order} />`)}</ul>
    </section>`;
}

const Line = ({ order }) => html`
  <li><a href=${trackingPath(order)}>${nameOf(order.number, order.id)} <span class="badge ${TONES[order.status] ?? ''}">${statusText(order.status)}</span></a></li>`;

/** Null for one that the shop does not know any more, undefined where it did not say. */
async function orderOf(id, secret) {
  try {
    return await get(`/orders/${id}`, withSecret(secret));
  } catch (error) {
    if (error.passing) return undefined;
    dropSecret(id);
    return null;
  }
}
