import { get } from '../base/api.js';
import { problemText } from '../base/problem-text.js';
import { useEffect, useRef, useState } from '../base/view.js';
import { firstDay } from './times.js';

const OLD_MS = 60_000;

/**
 * The times of the shop: `{shop, trouble, load(day), refresh()}`. At first those of the next day on which it is open. Only the
 * answer to the last question counts.
 */
export function useOpening() {
  const [{ shop, trouble }, set] = useState({ shop: null, trouble: '' });
  const asked = useRef({ count: 0, at: 0 }).current;

  async function load(day) {
    asked.count += 1;
    const { count } = asked;
    asked.at = Date.now();
    try {
      let answer = await get(day ? `/slots?day=${day}` : '/slots');
      const first = day ?? firstDay(answer);
      if (first !== answer.day) answer = await get(`/slots?day=${first}`);
      if (count === asked.count) set({ shop: answer, trouble: '' });
    } catch (error) {
      if (count === asked.count) set((before) => ({ ...before, trouble: problemText(error) }));
    }
  }
  useEffect(() => {
    load();
  }, []);
  const reload = () => load(shop?.day);
  const refresh = () => Date.now() - asked.at > OLD_MS && reload();
  return { shop, trouble, load, reload, refresh };
}
