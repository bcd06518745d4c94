import { useBoardLive } from '../base/use-board-live.js';
import { useEffect, useMemo } from '../base/view.js';
import { cancelledOf, columnsOf, newest } from './tickets.js';
import { untouchedOf } from './touched.js';
import { useTouched } from './use-touched.js';

/** The board as this screen shows it: live, with what its own moves have answered, and who was touched. */
export function useBoard(chosen, { own, forget }) {
  const { answer, isConnected, lostAt } = useBoardLive();
  const items = useMemo(() => newest(answer?.items ?? [], own), [answer, own]);
  useEffect(() => {
    if (answer) forget(answer.items);
  }, [answer]);
  const [touched, touch] = useTouched(answer && items);
  const columns = useMemo(() => columnsOf(items, chosen), [items, chosen]);
  const untouched = useMemo(
    () => new Set(untouchedOf(columns[0], touched).map(({ orderId }) => orderId)),
    [columns, touched],
  );
  const isNotAnswered = ({ orderId }) => !own.has(orderId);
  const cancelled = useMemo(() => cancelledOf(items, chosen).filter(isNotAnswered), [items, chosen, own]);
  return { answer, isConnected, lostAt, items, columns, untouched, cancelled, touch };
}
