import { post } from '../base/api.js';
import { useEffect, useRef, useState } from '../base/view.js';
import { quoting } from './quoting.js';

const LOOK_MS = 10_000;

/** What the shop says that this order comes to: `{quotes, answer, error, isNew}`, drawn anew with each answer. */
export function useQuote(body, stamp) {
  const [, draw] = useState(0);
  const kept = useRef(null);
  kept.current ??= quoting({ ask: (wanted) => post('/quote', wanted), told: () => draw((n) => n + 1) });
  const quotes = kept.current;
  // While it is drawn, so that what is drawn is known to be old; it asks nothing before that is done.
  quotes.want(body, stamp);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || quotes.refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return { quotes, ...quotes.state() };
}
