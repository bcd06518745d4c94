import { isFull, orderable, quantityOf, setQuantity } from './basket.js';
import { el, setText } from './dom.js';

/** Fewer, how many, more. It starts as one "Add" button; the same button, so that focus stays where it is. */
export function stepper(item) {
  const step = (by) => setQuantity(item.id, quantityOf(item.id) + by);
  const count = el('span', { className: 'stepper-count' });
  const more = el('button', { type: 'button', onclick: () => step(1) });
  const fewer = el('button', { type: 'button', ariaLabel: `One ${item.name} less`, onclick: takeOne }, '−');
  const node = el('div', { className: 'stepper' }, fewer, count, more);

  function takeOne() {
    step(-1);
    if (fewer.hidden) more.focus();
  }
  function update(now) {
    const quantity = quantityOf(now.id);
    setText(count, String(quantity));
    setText(more, quantity ? '+' : 'Add');
    more.ariaLabel = quantity ? `One more ${now.name}` : `Add ${now.name}`;
    more.disabled = quantity >= orderable(now) || (quantity === 0 && isFull());
    fewer.hidden = quantity === 0;
    count.hidden = quantity === 0;
    node.hidden = quantity === 0 && orderable(now) === 0;
  }
  return { node, update };
}
