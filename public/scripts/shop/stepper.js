import { number } from '../base/format.js';
import { t } from '../base/language.js';
import { html, useRef } from '../base/view.js';

/**
 * Fewer, how many, more; `step(by)` is told of a press. It starts as one "Add" button; the same button, so that focus stays
 * where it is.
 */
export function Stepper({ name, quantity, canBeMore, step }) {
  const more = useRef(null);
  const fewer = () => {
    if (quantity === 1) more.current.focus();
    step(-1);
  };
  return html`
    <div class="stepper">
      ${quantity > 0 && html`<button key="fewer" type="button" aria-label=${t('shop.oneLess', { name })} onClick=${fewer}>−</button>`}
      ${quantity > 0 && html`<span key="count" class="stepper-count">${number(quantity)}</span>`}
      <button
        key="more"
        ref=${more}
        type="button"
        aria-label=${t(quantity ? 'shop.oneMore' : 'shop.addOne', { name })}
        aria-disabled=${canBeMore ? null : 'true'}
        onClick=${() => canBeMore && step(1)}
      >${quantity ? '+' : t('shop.add')}</button>
    </div>`;
}
