import { inShop } from '../base/address.js';
import { locale, t } from '../base/language.js';
import { Alert, show, Top } from '../base/page.js';
import { problemText } from '../base/problem-text.js';
import { keepShopName, shopName } from '../base/shop-name.js';
import { useLive } from '../base/use-live.js';
import { html, useEffect, useRef, useState } from '../base/view.js';
import { BasketPanel } from './basket-panel.js';
import { Categories } from './categories.js';
import { DishSheet } from './dish-sheet.js';
import { Dock } from './dock.js';
import { Finder } from './finder.js';
import { Menu } from './menu.js';
import { MyOrders } from './my-orders.js';
import { allergensOf, byCategory, found } from './search.js';
import { openText } from './times.js';
import { ToPayment } from './to-payment.js';
import { useBasket } from './use-basket.js';
import { useCheckout } from './use-checkout.js';
import { useMenuChanges } from './use-menu-changes.js';
import { isCounter } from './visit.js';

const NO_MENU = { items: [], open: null };

function Shop() {
  const { answer, lostAt, error } = useLive('/menu', { key: 'id' });
  const menu = answer ?? NO_MENU;
  useBasket();
  const [sheet, setSheet] = useState(null);
  const [placed, setPlaced] = useState(null);
  const checkout = useCheckout(menu.items, (order) =>
    isCounter ? location.assign(inShop(`counter#order/${order.id}`)) : setPlaced(order),
  );
  const { changes, dismiss } = useMenuChanges(answer?.items);
  const [search, setSearch] = useState({ typed: '', without: [] });
  const groups = byCategory(found(menu.items, search.typed, search.without));
  const name = useTitle(answer);
  const shownAgain = () => setPlaced(null);
  useShownAgain(shownAgain);
  const open = (item, line = null) => setSheet({ item, line });
  const item = sheet && (menu.items.find(({ id }) => id === sheet.item.id) ?? sheet.item);
  return html`
    <${Top} title=${name}><${Categories} names=${groups.map((group) => group.name)} /><//>
    <div class="shop">
      <main class=${answer ? '' : 'waiting'}>
        <${Head} menu=${menu} wish=${checkout.wish} />
        ${!isCounter && html`<${MyOrders} />`}
        <${Alert} text=${error && !error.passing ? problemText(error) : ''} />
        ${
          answer &&
          html`
          <${Finder} ...${search} allergens=${allergensOf(menu.items, locale)} count=${groups.reduce((so, { items }) => so + items.length, 0)} set=${(changed) => setSearch({ ...search, ...changed })} />
          <${Menu} groups=${groups} open=${open} />
          ${groups.length === 0 && html`<p class="quiet">${t(menu.items.length === 0 ? 'shop.menuEmpty' : 'shop.nothingFound')}</p>`}`
        }
        ${!answer && html`<p role="status">${t('common.loading')}</p>`}
      </main>
      <aside aria-label=${t('shop.basket')}><${BasketPanel} checkout=${checkout} open=${open} /></aside>
    </div>
    <${Dock} ...${{ lostAt, changes, dismiss, checkout }} />
    ${item && html`<${DishSheet} key=${item.id} ...${{ item, line: sheet.line, closed: () => setSheet(null) }} />`}
    ${placed && html`<${ToPayment} order=${placed} />`}`;
}

/** Whether the shop takes orders, and for which table: room for two lines, so that nothing moves when that changes. */
const Head = ({ menu, wish }) => html`
  <div class="head">
    <h1>${t('common.menu')}</h1>
    ${wish.kind === 'table' && wish.table && html`<span class="badge cold">${t('common.tableNamed', { table: wish.table })}</span>`}
    ${isCounter && html`<span class="badge cold">${t('shop.forSomebody')}</span>`}
    <p class="opening ${menu.open && !menu.open.isOpen ? 'closed' : ''}" role="status">${menu.open && openText(menu.open)}</p>
  </div>`;

function useTitle(answer) {
  useEffect(() => {
    if (answer) keepShopName(answer.name);
  }, [answer?.name]);
  const name = answer?.name ?? shopName();
  useEffect(() => {
    document.title = t('shop.title', { shop: name });
  }, [name]);
  return name;
}

/** Who comes back from paying may find the page as they left it. */
function useShownAgain(told) {
  const latest = useRef(told);
  latest.current = told;
  useEffect(() => {
    const look = ({ persisted }) => persisted && latest.current();
    addEventListener('pageshow', look);
    return () => removeEventListener('pageshow', look);
  }, []);
}

show(html`<${Shop} />`);
