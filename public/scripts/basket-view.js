import { keyOf, quantityOf, roomFor, setQuantity } from './basket.js';
import { byId, el, keyedList, setText } from './dom.js';
import { money } from './format.js';
import { lineDetails } from './line-text.js';
import { stepper } from './stepper.js';

/**
 * Draws the lines of the basket; the order button waits until everything in it can be had. `open(item, line)` asks how a dish
 * is wanted otherwise, `ofLines` has what the shop refused of lines, by their keys.
 */
export function basketView(open) {
  const draw = keyedList(byId('basket-lines'), keyOf, (line) => basketLine(line, open));
  return (lines, ofLines = new Map()) => {
    const hadFocus = byId('basket-lines').contains(document.activeElement);
    draw(lines.map((line) => ({ ...line, refused: ofLines.get(keyOf(line)) ?? [] })));
    if (hadFocus && document.activeElement === document.body) byId('basket-title').focus();
    byId('basket-empty').hidden = lines.length > 0;
    byId('basket-foot').hidden = lines.length === 0;
    byId('to-basket').hidden = lines.length === 0;
    byId('order').disabled = !canBeOrdered(lines);
  };
}

const isLacking = (line) => line.quantity > line.most;
const isAmiss = (line) => line.faults.length > 0;
/** Whether the lines can be ordered as they are, as far as the page knows. */
export const canBeOrdered = (lines) => lines.length > 0 && !lines.some(isLacking) && !lines.some(isAmiss);

/** Why they cannot. */
export function hintOf(lines) {
  if (lines.some(isLacking)) return 'There is less left than you want: please change the marked dishes.';
  return lines.some(isAmiss) ? 'Not everything is offered as you chose it: please change the marked dishes.' : '';
}

/** What the dishes cost in minor units, and how many plates that is. */
export function sumOf(lines) {
  const sum = (of) => lines.reduce((so, line) => so + of(line), 0);
  return { total: sum((line) => line.quantity * line.unitPrice), count: sum((line) => line.quantity) };
}

function basketLine(line, open) {
  const price = el('span', { className: 'price' });
  const steps = stepper(line.item.name, (by) => setQuantity(line, quantityOf(line) + by));
  const change = el('button', { type: 'button', className: 'link' });
  const lack = el('span', { className: 'warn' });
  const mend = el('button', { type: 'button' });
  const lackLine = el('p', { className: 'lack' }, lack, ' ', mend);
  const faults = el('p', { className: 'lack warn' });
  const dish = el('div');
  const foot = el('div', { className: 'basket-line-foot' }, change, steps.node);
  const node = el('li', { className: 'basket-line' }, dish, price, foot, faults, lackLine);

  function update(now) {
    const { item, quantity, most, named, note, unitPrice } = now;
    dish.replaceChildren(item.name, ...lineDetails({ options: named, note }));
    setText(price, money(unitPrice * quantity, item.currency));
    steps.update(quantity, roomFor(item) > 0);
    setText(change, item.options.length > 0 || note ? 'Change' : 'Add a note');
    change.ariaLabel = `${change.textContent}: ${item.name}`;
    change.onclick = () => open(item, now);
    const told = now.faults.length > 0 ? now.faults : now.refused;
    faults.hidden = told.length === 0;
    setText(faults, told.join(' '));
    lackLine.hidden = quantity <= most;
    setText(lack, most ? `Only ${most} left.` : 'Sold out.');
    setText(mend, most ? `Take ${most}` : 'Remove');
    mend.ariaLabel = most ? `Take ${most} of ${item.name}` : `Remove ${item.name}`;
    mend.onclick = () => setQuantity(now, most);
  }
  return { node, update };
}
