import { useRef, useState } from '../base/view.js';
import { actionsOf } from './actions.js';
import { focusColumn, focusTicket, hasFocus } from './focus.js';
import { isMeant, placesOf } from './places.js';
import { afterLeaving, movedBy } from './selection.js';
import { useKeys } from './use-keys.js';

const START = { column: 0, id: null };

/** The bump bar: where it stands, `{at, act(ticket, action)}`, and what its keys do. `others`: the keys that move no ticket. */
export function useBar({ board, moves, chosen, session, others }) {
  const [at, setAt] = useState(START);
  const { columns, touch } = board;
  const ids = columns.map((tickets) => tickets.map(({ orderId }) => orderId));
  const places = useRef(new Map());
  places.current = placesOf(ids, places.current, performance.now());
  const selected = columns.flat().find(({ orderId }) => orderId === at.id);

  async function act(ticket, action) {
    const { orderId } = ticket;
    if (!isMeant(places.current, orderId, performance.now())) return;
    const next = afterLeaving(ids, orderId);
    const wasHere = hasFocus(orderId);
    touch(orderId);
    await moves.move(ticket, action, chosen);
    setAt((now) => (now.id === orderId ? next : now));
    if (wasHere) setTimeout(() => keepFocus(next));
  }
  const main = (ticket) => {
    const [action] = ticket ? actionsOf(ticket, chosen, session) : [];
    if (action) act(ticket, action);
  };
  function move({ by }) {
    const next = movedBy(ids, at, by);
    setAt(next);
    if (next.id === null) return;
    touch(next.id);
    focusTicket(next.id);
  }
  function recall() {
    const ticket = columns[2].includes(selected) ? selected : columns[2][0];
    if (ticket && actionsOf(ticket, chosen, session).includes('recall')) act(ticket, 'recall');
  }
  useKeys({ move, recall, nth: ({ nth }) => main(columns[at.column][nth]), main: () => main(selected), ...others });
  return { at, act };
}

/** The ticket has left with the button that had the focus, unless the shop refused. */
function keepFocus({ column, id }) {
  if (document.activeElement !== document.body) return;
  if (id === null) focusColumn(column);
  else focusTicket(id);
}
