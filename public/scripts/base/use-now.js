import { useEffect, useState } from './view.js';

/** The time now, in milliseconds, and again every `every` of them: for what grows old on a page. */
export function useNow(every = 1000) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
