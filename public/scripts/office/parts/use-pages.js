import { get } from '../../base/api.js';
import { useEffect, useRef, useState } from '../../base/view.js';

/** A list that comes in pages: `{items, hasMore, error, isReading, more(), again()}`; `items` is null before the first has come. */
export function usePages(path) {
  const [state, setState] = useState({ items: null, next: null, isReading: true });
  const asked = useRef(0);
  async function read(before, next) {
    asked.current += 1;
    const mine = asked.current;
    setState((now) => ({ ...now, isReading: true, error: null }));
    const after = next === null ? '' : `${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}`;
    const now = await get(path + after).then(
      ({ items, next: following }) => ({ items: [...before, ...items], next: following ?? null }),
      (error) => ({ error }),
    );
    if (mine === asked.current) setState((then) => ({ ...then, ...now, isReading: false }));
  }
  const again = () => read([], null);
  useEffect(() => {
    setState({ items: null, next: null, isReading: true });
    again();
    return () => {
      asked.current += 1;
    };
  }, [path]);
  return { ...state, hasMore: state.next !== null, more: () => read(state.items, state.next), again };
}
