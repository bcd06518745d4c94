import { inShop } from '../base/address.js';
import { t } from '../base/language.js';
import { show, Top } from '../base/page.js';
import { secretOf } from '../base/secrets.js';
import { useShopName } from '../base/shop-name.js';
import { html } from '../base/view.js';
import { FollowedOrder } from './followed-order.js';
import { UnknownOrder } from './unknown-order.js';

const orderId = location.pathname.split('/').pop();
/** Behind `#` where the customer follows a link; who comes back from paying has it in storage. */
const secret = location.hash.slice(1) || secretOf(orderId);

function Tracker() {
  const name = useShopName();
  return html`
    <${Top} title=${name}><a class="to-menu" href=${inShop('')}>${t('common.menu')}</a><//>
    <main class="narrow">
      ${secret ? html`<${FollowedOrder} ...${{ orderId, secret, shop: name }} />` : html`<${UnknownOrder} />`}
    </main>`;
}

show(html`<${Tracker} />`);
