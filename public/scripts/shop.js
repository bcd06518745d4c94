import { call } from './api.js';
import { basketLines, emptyBasket, onBasketChange } from './basket.js';
import { basketView, sumOf } from './basket-view.js';
import { byId, el, showMessage } from './dom.js';
import { menuView } from './menu-view.js';
import { myOrdersView, trackingPath } from './my-orders.js';
import { explainRefusal, placeOrder } from './place-order.js';
import { poll } from './poll.js';

const REFRESH_MS = 10_000;

const drawMenu = menuView();
const drawBasket = basketView();
const refreshMyOrders = myOrdersView();
const orderButton = byId('order');
let menu = [];

function draw() {
  drawMenu(menu);
  drawBasket(menu);
}

const refresh = poll({
  every: REFRESH_MS,
  async work() {
    ({ items: menu } = await call('/menu'));
    byId('menu-loading').hidden = menu.length > 0;
    if (menu.length === 0) byId('menu-loading').textContent = 'There is nothing on the menu yet.';
    showMessage(byId('menu-error'), null);
    draw();
    await refreshMyOrders();
  },
  failed(error) {
    byId('menu-loading').hidden = true;
    showMessage(byId('menu-error'), `${error.message} Trying again…`);
  },
});

function showRefusal(lines) {
  const place = byId('order-error');
  place.replaceChildren(...lines.map((line) => el('p', {}, line)));
  place.hidden = lines.length === 0;
}

async function order() {
  const lines = basketLines(menu);
  if (lines.length === 0) return;
  showRefusal([]);
  orderButton.ariaBusy = 'true';
  orderButton.textContent = 'Ordering…';
  try {
    const items = lines.map(({ item, quantity }) => ({ id: item.id, quantity }));
    const placed = await placeOrder(items, sumOf(lines).total);
    emptyBasket();
    location.assign(trackingPath(placed));
  } catch (error) {
    showRefusal(explainRefusal(error, menu));
    refresh();
  } finally {
    orderButton.ariaBusy = null;
    orderButton.textContent = 'Order';
  }
}

onBasketChange(() => {
  showRefusal([]);
  draw();
});
const basketSeen = new IntersectionObserver(([basket]) =>
  byId('to-basket').classList.toggle('arrived', basket.isIntersecting),
);
basketSeen.observe(byId('basket'));
orderButton.addEventListener('click', () => orderButton.ariaBusy || order());
