import { read, write } from '../base/storage.js';
import { useEffect, useState } from '../base/view.js';
import { touchedOf } from './touched.js';

const KEPT = 'kitchen.touched';

/** The ids of the tickets that were touched on this device, which a reload does not forget; and `touch(orderId)`. */
export function useTouched(items) {
  const [touched, setTouched] = useState(read(KEPT, []));
  useEffect(() => {
    if (!items) return;
    const now = touchedOf(items, read(KEPT, []));
    write(KEPT, now);
    setTouched(now);
  }, [items]);
  function touch(orderId) {
    const before = read(KEPT, []);
    if (before.includes(orderId)) return;
    write(KEPT, [...before, orderId]);
    setTouched([...before, orderId]);
  }
  return [touched, touch];
}
