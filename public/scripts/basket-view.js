import { basketLines, orderable, setQuantity } from './basket.js';
import { byId, el, keyedList, setText } from './dom.js';
import { money } from './format.js';
import { stepper } from './stepper.js';

/** Draws the basket; the order button waits until everything in it can be had. */
export function basketView() {
  const draw = keyedList(byId('basket-lines'), (line) => line.item.id, basketLine);
  return (menu) => {
    const lines = basketLines(menu);
    const hadFocus = byId('basket-lines').contains(document.activeElement);
    draw(lines);
    if (hadFocus && document.activeElement === document.body) byId('basket-title').focus();
    drawFoot(lines);
  };
}

function drawFoot(lines) {
  const { total, count } = sumOf(lines);
  const lacking = lines.some((line) => line.quantity > orderable(line.item));
  const amount = lines.length ? money(total, lines[0].item.currency) : '';
  byId('basket-empty').hidden = lines.length > 0;
  byId('basket-foot').hidden = lines.length === 0;
  setText(byId('basket-total'), amount);
  setText(byId('basket-hint'), lacking ? 'There is less left than you want: please change the marked dishes.' : '');
  byId('order').disabled = lacking;
  byId('to-basket').hidden = lines.length === 0;
  setText(byId('to-basket'), `View basket (${count}) · ${amount}`);
}

/** The total in minor units, and how many plates that is. */
export function sumOf(lines) {
  const sum = (of) => lines.reduce((so, line) => so + of(line), 0);
  return { total: sum((line) => line.quantity * line.item.price), count: sum((line) => line.quantity) };
}

function basketLine({ item }) {
  const price = el('span', { className: 'price' });
  const steps = stepper(item);
  const lack = el('span', { className: 'warn' });
  const mend = el('button', { type: 'button' });
  const lackLine = el('p', { className: 'lack' }, lack, ' ', mend);
  const node = el('li', { className: 'basket-line' }, el('span', {}, item.name), price, steps.node, lackLine);

  function update({ item: now, quantity }) {
    const left = orderable(now);
    setText(price, money(now.price * quantity, now.currency));
    steps.update(now);
    lackLine.hidden = quantity <= left;
    setText(lack, left ? `Only ${left} left.` : 'Sold out.');
    setText(mend, left ? `Take ${left}` : 'Remove');
    mend.ariaLabel = left ? `Take ${left} of ${now.name}` : `Remove ${now.name}`;
    mend.onclick = () => setQuantity(now.id, left);
  }
  return { node, update };
}
