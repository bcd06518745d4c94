import { get } from '../../base/api.js';
import { useEffect, useRef, useState } from '../../base/view.js';

/**
 * What is at an address: `{answer, error, isReading, again(), take(answer)}`. The last answer stays while a newer one is read or cannot be.
 * `every`: read again after so many milliseconds, while the page is seen, and when the network goes or comes back. Nothing is read while `path` is null.
 */
export function useAnswer(path, { every = 0 } = {}) {
  const [state, setState] = useState({ isReading: path !== null });
  const asked = useRef(0);
  async function again() {
    asked.current += 1;
    const mine = asked.current;
    setState((before) => ({ ...before, isReading: true }));
    const now = await get(path).then(
      (answer) => ({ answer, error: null }),
      (error) => ({ error }),
    );
    if (mine === asked.current) setState((before) => ({ ...before, ...now, isReading: false }));
  }
  useEffect(() => {
    if (path === null) return;
    setState({ isReading: true });
    again();
    const timer = every > 0 && setInterval(() => document.hidden || again(), every);
    const heard = every > 0 ? ['online', 'offline'] : [];
    for (const name of heard) window.addEventListener(name, again);
    return () => {
      asked.current += 1;
      clearInterval(timer);
      for (const name of heard) window.removeEventListener(name, again);
    };
  }, [path]);
  /** An answer that is newer than what is being read. */
  function take(answer) {
    asked.current += 1;
    setState({ answer, error: null, isReading: false });
  }
  return { ...state, again, take };
}
