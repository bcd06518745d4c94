import { post } from '../base/api.js';
import { nameOf } from '../base/format.js';
import { t } from '../base/language.js';
import { problemText } from '../base/problem-text.js';
import { goToSignIn } from '../base/sign-in.js';
import { randomId } from '../base/storage.js';
import { useEffect, useRef, useState } from '../base/view.js';
import { bodiesOfUndo, bodyOf, undoOf } from './actions.js';

const UNDO_MS = 10_000;

/**
 * Moves tickets: `{own, busy, trouble, last, move(ticket, action, chosen), undo()}`. `own`: the tickets as their moves answered,
 * `last`: what can be undone for some seconds.
 */
export function useMoves() {
  const [own, setOwn] = useState(new Map());
  const [busy, setBusy] = useState(new Set());
  const [trouble, setTrouble] = useState('');
  const [last, setLast] = useState(null);
  /** A second press of the same ticket comes before the first is drawn. */
  const underWay = useRef(new Set());
  useEffect(() => {
    const timer = last && setTimeout(() => setLast(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [last]);

  const mark = (orderId, isBusy) => {
    underWay.current[isBusy ? 'add' : 'delete'](orderId);
    setBusy(new Set(underWay.current));
  };
  async function send({ orderId, number }, action, body) {
    if (underWay.current.has(orderId)) return false;
    mark(orderId, true);
    setTrouble('');
    try {
      const path = `/kitchen/tickets/${encodeURIComponent(orderId)}/${action}`;
      const ticket = await post(path, body, { 'Idempotency-Key': randomId() });
      setOwn((known) => new Map(known).set(orderId, ticket));
      return true;
    } catch (error) {
      if (error.status === 401) goToSignIn();
      setTrouble(t('kitchen.trouble', { name: nameOf(number, orderId), text: problemText(error) }));
      return false;
    } finally {
      mark(orderId, false);
    }
  }
  async function move(ticket, action, chosen) {
    const body = bodyOf(action, chosen);
    setLast(null);
    if ((await send(ticket, action, body)) && undoOf(action)) setLast({ ticket, action, body });
  }
  async function undo() {
    if (!last) return;
    const { ticket, action } = last;
    setLast(null);
    for (const body of bodiesOfUndo(last)) if (!(await send(ticket, undoOf(action), body))) return;
  }
  /** Those that the board has caught up with need not be kept. */
  const forget = (items) =>
    setOwn((known) => {
      const left = items.filter(({ orderId, version }) => known.get(orderId)?.version > version);
      return left.length === known.size ? known : new Map(left.map(({ orderId }) => [orderId, known.get(orderId)]));
    });
  return { own, busy, trouble, last, move, undo, forget };
}
