import { el, setText } from './dom.js';

/**
 * Fewer, how many, more; `step(by)` is told of a press. It starts as one "Add" button; the same button, so that focus stays
 * where it is.
 */
export function stepper(name, step) {
  const count = el('span', { className: 'stepper-count' });
  const more = el('button', { type: 'button', onclick: () => step(1) });
  const fewer = el('button', { type: 'button', ariaLabel: `One ${name} less`, onclick: takeOne }, '−');
  const node = el('div', { className: 'stepper' }, fewer, count, more);

  function takeOne() {
    step(-1);
    if (fewer.hidden) more.focus();
  }
  function update(quantity, canBeMore) {
    setText(count, String(quantity));
    setText(more, quantity ? '+' : 'Add');
    more.ariaLabel = quantity ? `One more ${name}` : `Add ${name}`;
    more.disabled = !canBeMore;
    fewer.hidden = quantity === 0;
    count.hidden = quantity === 0;
  }
  return { node, update };
}
