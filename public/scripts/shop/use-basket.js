import { useEffect, useState } from '../base/view.js';
import { onBasketChange } from './basket.js';

/** Draws anew with each change of the basket. */
export function useBasket() {
  const [, draw] = useState(0);
  useEffect(() => onBasketChange(() => draw((n) => n + 1)), []);
}
