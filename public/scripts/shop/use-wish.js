import { useEffect, useRef, useState } from '../base/view.js';
import { firstTime, fromLocalInput, localInput, timesOffered } from './times.js';
import { keepPlace, placeOfVisit } from './visit.js';

const EMPTY = { name: '', phone: '', email: '', note: '', tip: '0', ownTip: '', when: 'asap', slot: null, time: null };

/** What the customer says of the order beside its dishes: `wish`, `set(changes)`, and when it is wanted. */
export function useWish(shop) {
  const [said, setSaid] = useState(() => ({ ...EMPTY, ...placeOfVisit() }));
  const isFirst = useRef(true);
  const set = (changes) => setSaid((before) => ({ ...before, ...changes }));
  useEffect(() => {
    if (!shop || !isFirst.current) return;
    isFirst.current = false;
    if (!shop.open.isOpen) set({ when: 'later' });
  }, [shop]);
  useEffect(() => keepPlace(said), [said.kind, said.table]);
  const wish = said.when === 'later' && shop ? withTime(said, shop) : said;
  return { wish, wanted: wantedOf(wish, shop), set };
}

/** A time to begin with, until one is chosen. */
const withTime = (said, { slotMinutes, slots, open }) =>
  slotMinutes === null
    ? { ...said, time: said.time ?? localInput(firstTime(open)) }
    : { ...said, slot: said.slot ?? timesOffered(slots, null)[0] ?? null };

/** `asap`, a UTC time, or null while none is chosen. */
function wantedOf({ when, slot, time }, shop) {
  if (when === 'asap') return 'asap';
  return shop?.slotMinutes === null ? fromLocalInput(time) : slot;
}
