import { clockTime, time } from '../base/format.js';
import { t } from '../base/language.js';
import { Alert, show } from '../base/page.js';
import { useShopName } from '../base/shop-name.js';
import { ForStaff } from '../base/staff-page.js';
import { useBoardLive } from '../base/use-board-live.js';
import { useNow } from '../base/use-now.js';
import { html, useEffect } from '../base/view.js';
import { calledOut, preparing, ready } from '../counter/waiting.js';

/** On a wall, for those who wait: numbers and nothing else of them. */
function Board() {
  const { answer, isConnected, lostAt } = useBoardLive();
  const name = useShopName();
  useEffect(() => {
    document.title = t('board.title');
  }, []);
  const tickets = calledOut(answer?.items ?? []);
  return html`
    <header class="board-head">
      <h1>${name}</h1>
      <${Clock} />
    </header>
    <${Alert} text=${isConnected ? null : t('common.offline', { time: time(lostAt) })} />
    <main class="numbers">
      <${Numbers} className="preparing" title=${t('board.preparing')} tickets=${preparing(tickets)} />
      <${Numbers} className="ready" title=${t('board.ready')} tickets=${ready(tickets)} live />
    </main>`;
}

const Clock = () => html`<p class="figure">${clockTime(useNow(5_000))}</p>`;

const Numbers = ({ className, title, tickets, live = false }) => html`
  <section class=${className} aria-label=${title}>
    <h2>${title}</h2>
    <ul class="plain" aria-live=${live ? 'polite' : null}>
      ${tickets.map(({ orderId, number }) => html`<li key=${orderId} class="number">${number}</li>`)}
    </ul>
  </section>`;

show(html`<${ForStaff} roles=${['counter', 'kitchen']} page=${Board} />`);
