import { call } from './api.js';
import { basketLines, emptyBasket, keyOf, onBasketChange } from './basket.js';
import { basketView, sumOf } from './basket-view.js';
import { dishSheet } from './dish-sheet.js';
import { byId, el, showMessage } from './dom.js';
import { menuView } from './menu-view.js';
import { myOrdersView, trackingPath } from './my-orders.js';
import { placeOrder } from './place-order.js';
import { poll } from './poll.js';
import { explainRefusal, refusedOf } from './refusal.js';

const REFRESH_MS = 10_000;

const sheet = dishSheet();
const drawMenu = menuView(sheet.open);
const drawBasket = basketView(sheet.open);
const refreshMyOrders = myOrdersView();
const orderButton = byId('order');
let menu = [];
/** What the shop refused of the basket's lines, by their keys. */
let refused = new Map();
/** The total that the shop named when it refused the menu's: the customer has seen it, and may order at it. */
let namedTotal;

function draw() {
  drawMenu(menu);
  drawBasket(menu, refused);
  sheet.update(menu);
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

function showRefusal(texts, ofLines = new Map()) {
  const place = byId('order-error');
  place.replaceChildren(...texts.map((text) => el('p', {}, text)));
  place.hidden = texts.length === 0;
  refused = ofLines;
  draw();
}

/** A line as the shop takes it. */
const wanted = ({ id, quantity, options, note }) => ({
  id,
  quantity,
  ...(options.length > 0 && { options }),
  ...(note && { note }),
});

async function order() {
  const lines = basketLines(menu);
  if (lines.length === 0) return;
  showRefusal([]);
  orderButton.ariaBusy = 'true';
  orderButton.textContent = 'Ordering…';
  try {
    const placed = await placeOrder(lines.map(wanted), namedTotal ?? sumOf(lines).total);
    emptyBasket();
    location.assign(trackingPath(placed));
  } catch (error) {
    // Kept while it is not known whether the shop took the order, so that the same one goes out again.
    if (!error.passing) namedTotal = error.code === 'PRICE_CHANGED' ? error.problem.data?.total : undefined;
    const ofLines = refusedOf(error, lines);
    showRefusal(explainRefusal(error, menu), new Map(lines.map((line, i) => [keyOf(line), ofLines[i]])));
    refresh();
  } finally {
    orderButton.ariaBusy = null;
    orderButton.textContent = 'Order';
  }
}

onBasketChange(() => {
  namedTotal = undefined;
  showRefusal([]);
});
const basketSeen = new IntersectionObserver(([basket]) =>
  byId('to-basket').classList.toggle('arrived', basket.isIntersecting),
);
basketSeen.observe(byId('basket'));
orderButton.addEventListener('click', () => orderButton.ariaBusy || order());
