import { inShop } from './address.js';
import { call } from './api.js';
import { byId, el, keyedList, setText } from './dom.js';
import { money, nameOf, statusText, time } from './format.js';
import { lineText } from './line-text.js';
import { customerId } from './storage.js';

/** Where an order is followed. Made here, not taken from the answer: a phone may know the shop by another address. */
export const trackingPath = (order) =>
  inShop(`success?${new URLSearchParams({ customerId: order.customerId, orderId: order.id })}`);

/** Draws the last few orders of this browser. Throws ApiError. */
export function myOrdersView() {
  const draw = keyedList(byId('my-orders-list'), (order) => order.id, orderLine);
  return async () => {
    const { items } = await call(`/customer/${customerId()}/orders?limit=5`);
    byId('my-orders').hidden = items.length === 0;
    draw(items);
  };
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
