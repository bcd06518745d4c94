import { call } from './api.js';
import { onBasketChange } from './basket.js';
import { basketView } from './basket-view.js';
import { checkout } from './checkout.js';
import { dishSheet } from './dish-sheet.js';
import { byId, showMessage } from './dom.js';
import { menuView } from './menu-view.js';
import { myOrdersView, trackingPath } from './my-orders.js';
import { poll } from './poll.js';
import { closedText } from './times.js';

const REFRESH_MS = 10_000;

const sheet = dishSheet();
const drawMenu = menuView(sheet.open);
const drawBasket = basketView(sheet.open);
const refreshMyOrders = myOrdersView();
let menu = [];
const order = checkout({
  menuNow: () => menu,
  changed: draw,
  placed: (taken) => location.assign(trackingPath(taken)),
  refused: () => refresh(),
});

function draw() {
  drawMenu(menu);
  const { lines, ofLines } = order.draw();
  drawBasket(lines, ofLines);
  sheet.update(menu);
}

const refresh = poll({
  every: REFRESH_MS,
  async work() {
    const answer = await call('/menu');
    menu = answer.items;
    byId('menu-loading').hidden = menu.length > 0;
    if (menu.length === 0) byId('menu-loading').textContent = 'There is nothing on the menu yet.';
    showMessage(byId('menu-error'), null);
    showMessage(byId('closed'), closedText(answer.open));
    draw();
    order.refresh();
    await refreshMyOrders();
  },
  failed(error) {
    byId('menu-loading').hidden = true;
    showMessage(byId('menu-error'), `${error.message} Trying again…`);
  },
});

onBasketChange(order.update);
const basketSeen = new IntersectionObserver(([basket]) =>
  byId('to-basket').classList.toggle('arrived', basket.isIntersecting),
);
basketSeen.observe(byId('basket'));
