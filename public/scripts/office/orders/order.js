import { nameOf, statusText, time } from '../../base/format.js';
import { t } from '../../base/language.js';
import { Alert } from '../../base/page.js';
import { may } from '../../base/sign-in.js';
import { useLive } from '../../base/use-live.js';
import { html, useEffect } from '../../base/view.js';
import { Standing } from '../parts/standing.js';
import { statusKind } from '../parts/status-kind.js';
import { useAnswer } from '../parts/use-answer.js';
import { useOwedFocus } from '../parts/use-owed-focus.js';
import { About } from './about.js';
import { Moves } from './moves.js';
import { Payment } from './payment.js';
import { Timeline } from './timeline.js';

/** One order with all that is known of it; read again whenever it changes. */
export function Section({ id, session }) {
  const details = useAnswer(`/orders/${id}/details`);
  const seesMoney = may(session, 'manager', 'ops');
  const payment = useAnswer(seesMoney ? `/orders/${id}/payment` : null);
  const { head, owe } = useOwedFocus(details.answer);
  const again = () => {
    details.again();
    if (seesMoney) payment.again();
  };
  const live = useLive(may(session, 'counter') ? `/orders/${id}` : null);
  const changed = live.answer && JSON.stringify(live.answer);
  useEffect(() => {
    if (changed && details.answer) again();
  }, [changed]);

  const moved = () => {
    owe();
    again();
  };
  const order = details.answer;
  return html`
    <p class="way-back"><a href="#orders">${t('office.order.toOrders')}</a></p>
    <${Alert} text=${live.isConnected ? null : t('common.offline', { time: time(live.lostAt) })} />
    <${Standing} ...${details} />
    ${
      order &&
      html`
      <div class="order-head">
        <h2 class="number" ref=${head} tabindex="-1">${nameOf(order.number, order.id)}</h2>
        <span class=${`badge ${statusKind(order.status)}`} role="status">${statusText(order.status)}</span>
        <${Moves} order=${order} session=${session} moved=${moved} />
      </div>
      <div class="columns">
        <div>
          <${About} order=${order} />
          <${Timeline} order=${order} traces=${session.traces} />
        </div>
        ${seesMoney && html`<${Payment} ...${{ order, payment, session, refunded: again }} />`}
      </div>`
    }`;
}
