import { useEffect, useRef } from '../../base/view.js';

/**
 * For what goes away with the button that was pressed: `owe()` says so, and once `answer` is another one `head` gets the focus that
 * nothing has any more.
 */
export function useOwedFocus(answer) {
  const head = useRef(null);
  const isOwed = useRef(false);
  useEffect(() => {
    if (!isOwed.current || !head.current) return;
    if (document.activeElement === document.body) head.current.focus();
    isOwed.current = false;
  }, [answer]);
  const owe = () => {
    isOwed.current = true;
  };
  return { head, owe };
}
