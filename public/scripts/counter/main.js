import { inShop } from '../base/address.js';
import { time } from '../base/format.js';
import { t } from '../base/language.js';
import { Alert, show, Top } from '../base/page.js';
import { ForStaff } from '../base/staff-page.js';
import { useBoardLive } from '../base/use-board-live.js';
import { html, useEffect, useState } from '../base/view.js';
import { FindOrder } from './find-order.js';
import { HandOver } from './hand-over.js';
import { OrderSheet } from './order-sheet.js';
import { Pause } from './pause.js';
import { SoldOut } from './sold-out.js';

/** An order that was just taken is shown at once: its id stands behind `#`. */
const orderInAddress = () => /^#order\/([\w-]+)$/.exec(location.hash)?.[1] ?? null;

function Counter() {
  const board = useBoardLive();
  const [shown, setShown] = useState(orderInAddress());
  useEffect(() => {
    document.title = t('counter.title');
    const look = () => setShown(orderInAddress());
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  const close = () => {
    history.replaceState(null, '', location.pathname + location.search);
    setShown(null);
  };
  return html`
    <${Top} title=${t('counter.title')} home="counter">
      <nav aria-label=${t('counter.title')}>
        <a href=${inShop('?counter')}>${t('counter.takeOrder')}</a>
        <a href=${inShop('board')}>${t('counter.toBoard')}</a>
      </nav>
    <//>
    <main class="counter">
      <h1 class="unseen">${t('counter.title')}</h1>
      <div class="whole"><${Alert} text=${board.isConnected ? null : t('common.offline', { time: time(board.lostAt) })} /></div>
      <${HandOver} tickets=${board.answer?.items ?? []} more=${board.answer?.more ?? false} open=${setShown} />
      <div>
        <${FindOrder} open=${setShown} />
        <${Pause} />
      </div>
      <${SoldOut} />
    </main>
    ${shown && html`<${OrderSheet} key=${shown} orderId=${shown} closed=${close} />`}`;
}

show(html`<${ForStaff} roles=${['counter']} page=${Counter} />`);
