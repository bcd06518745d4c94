import { amountsView } from './amounts-view.js';
import { sumOf } from './basket-view.js';
import { byId, setText, showMessage } from './dom.js';
import { money, time } from './format.js';

/** Draws what the basket comes to: as the shop says it, and what the dishes cost alone until it does. */
export function sumView() {
  const drawAmounts = amountsView(byId('basket-amounts'));
  return (lines, { dishes, answer, isNew }) => {
    if (lines.length === 0) return;
    const { total, readyAt, ...others } = answer ?? dishes;
    drawAmounts({ ...others, total });
    byId('basket-sum').classList.toggle('stale', !isNew);
    byId('basket-total-line').hidden = total === undefined;
    setText(byId('basket-total'), total === undefined ? '' : money(total, others.currency));
    showMessage(byId('basket-ready'), readyAt && `Ready at ${time(readyAt)}`);
    const amount = money(total ?? others.subtotal, others.currency);
    setText(byId('to-basket'), `View basket (${sumOf(lines).count}) · ${amount}`);
  };
}
