import { follow } from './live.js';
import { useEffect, useRef, useState } from './view.js';

/**
 * Follows what is at an address: `{answer, isConnected, lostAt, error, change(of)}`, drawn anew with each change. `answer` is
 * undefined until the first one has come; while nothing comes the last one stays. Nothing is followed while `path` is null.
 */
export function useLive(path, options = {}) {
  const [state, setState] = useState({ isConnected: true });
  const live = useRef(null);
  useEffect(() => {
    if (path === null) return;
    live.current = follow(path, {
      ...options,
      told: (now) =>
        setState((before) => ({
          ...now,
          lostAt: now.isConnected ? null : (before.lostAt ?? new Date().toISOString()),
        })),
    });
    return () => live.current.stop();
  }, [path]);
  return { ...state, change: (of) => live.current?.change(of) };
}
