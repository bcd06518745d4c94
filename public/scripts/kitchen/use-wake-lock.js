import { useEffect } from '../base/view.js';

/** Keeps the screen awake, where the browser can. It lets go whenever nobody sees the page. */
export function useWakeLock() {
  useEffect(() => {
    let lock = null;
    let isOver = false;
    async function hold() {
      if (document.hidden || (lock && !lock.released)) return;
      try {
        lock = (await navigator.wakeLock?.request('screen')) ?? null;
        if (isOver) await lock?.release();
      } catch {
        // Refused, as when the battery is low: the next look asks again.
      }
    }
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', hold);
      lock?.release();
    };
  }, []);
}
