import { inShop } from './address.js';
import { call } from './api.js';
import { byId, el, keyedList, setText } from './dom.js';
import { money, nameOf, statusText, time } from './format.js';
import { lineText } from './line-text.js';
import { dropSecret, keptOrders, withSecret } from './secrets.js';

/** Where an order is followed. Made here, not taken from the answer: a phone may know the shop by another address. */
export const trackingPath = ({ id }) => inShop(`orders/${id}`);

const SHOWN = 5;

/** Draws the last few orders of this browser. Throws ApiError. */
export function myOrdersView() {
  const draw = keyedList(byId('my-orders-list'), (order) => order.id, orderLine);
  return async () => {
    const kept = keptOrders().slice(0, SHOWN);
    const answers = await Promise.all(kept.map(([id, secret]) => orderOf(id, secret)));
    const items = answers.filter((order) => order !== null);
    byId('my-orders').hidden = items.length === 0;
    draw(items);
  };
}

/** Null for one that the shop does not know any more. */
async function orderOf(id, secret) {
  try {
    return await call(`/orders/${id}`, undefined, withSecret(secret));
  } catch (error) {
    if (error.passing) throw error;
    dropSecret(id);
    return null;
  }
}

function orderLine(order) {
  const link = el('a', { href: trackingPath(order) });
  const status = el('span', { className: 'badge' });
  const about = el('span', { className: 'quiet' });
  const lines = order.lines.map((line) => el('li', {}, `${line.quantity} × ${lineText(line)}`));
  const dishes = el('ul', { className: 'plain quiet' }, ...lines);
  return {
    node: el('li', { className: 'my-order' }, link, status, about, dishes),
    update(now) {
      setText(link, nameOf(now.number, now.id));
      setText(status, statusText(now.status));
      setText(about, aboutText(now));
    },
  };
}

function aboutText({ createdAt, total, refunded, currency }) {
  const back = refunded > 0 ? ` · ${money(refunded, currency)} went back` : '';
  return `${time(createdAt)} · ${money(total, currency)}${back}`;
}
