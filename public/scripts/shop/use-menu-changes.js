import { read, write } from '../base/storage.js';
import { useEffect, useState } from '../base/view.js';
import { inBasket } from './basket.js';
import { basketChanges } from './menu-changes.js';

const isSeen = (kept) => typeof kept === 'object' && kept !== null;
const readSeen = () => {
  const kept = read('seen', {});
  return isSeen(kept) ? kept : {};
};

/** What the menu changed under the basket and its customer has not read yet, and `dismiss()` for when they have. */
export function useMenuChanges(menu) {
  const [, draw] = useState(0);
  const { changes, seen } = menu ? basketChanges(inBasket(), readSeen(), menu) : { changes: [], seen: null };
  const text = JSON.stringify(seen);
  useEffect(() => {
    if (seen) write('seen', seen);
  }, [text]);
  function dismiss() {
    write('seen', basketChanges(inBasket(), readSeen(), menu, true).seen);
    draw((n) => n + 1);
  }
  return { changes, dismiss };
}
