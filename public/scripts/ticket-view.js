import { el, setText } from './dom.js';
import { age, shortId } from './format.js';
import { lineDetails } from './line-text.js';

const SLOW_MS = 10 * 60_000;
const LATE_MS = 20 * 60_000;
const CANCEL = { action: 'cancel', label: 'Cancel', className: 'danger' };
const ACTIONS = {
  queued: [{ action: 'start', label: 'Start', className: 'primary' }, CANCEL],
  cooking: [{ action: 'bump', label: 'Done', className: 'primary' }, CANCEL],
  cooked: [
    { action: 'hand-over', label: 'Hand over', className: 'primary' },
    { action: 'recall', label: 'Recall', className: '' },
    CANCEL,
  ],
};

/** A ticket with its buttons; `act(orderId, action)` does one and is waited for. A ticket's lines never change. */
export function ticketView(ticket, act) {
  const number = shortId(ticket.orderId);
  const clock = el('time', { className: 'age', dateTime: ticket.startAt });
  const lines = ticket.lines.map(ticketLine);
  const buttons = ACTIONS[ticket.state].map(({ action, label, className }) =>
    el('button', { type: 'button', className, ariaLabel: `${label}: ${number}`, onclick: press(action) }, label),
  );
  const node = el('li', { className: 'ticket', id: `ticket-${ticket.orderId}` });
  node.append(
    el('h3', {}, number, clock),
    ...(ticket.note ? [el('p', { className: 'note order-note' }, ticket.note)] : []),
    el('ul', { className: 'plain' }, ...lines),
    el('div', { className: 'buttons' }, ...buttons),
  );
  showAge(clock);

  function press(action) {
    return async () => {
      if (node.ariaBusy) return;
      node.ariaBusy = 'true';
      await act(ticket.orderId, action);
      node.ariaBusy = null;
    };
  }
  return { node, update() {} };
}

function ticketLine(line) {
  const allergens = line.allergens.map((allergen) => el('li', { className: 'allergen' }, allergen));
  const dish = el('div', {}, line.name, ...lineDetails(line));
  if (allergens.length > 0)
    dish.append(el('ul', { className: 'plain allergens', ariaLabel: 'Allergens' }, ...allergens));
  return el('li', { className: 'ticket-line' }, el('span', { className: 'times' }, `${line.quantity} ×`), dish);
}

/** How long ago it was time to cook each ticket, now. */
export function showAges() {
  document.querySelectorAll('.age').forEach(showAge);
}

function showAge(clock) {
  const waited = Date.now() - Date.parse(clock.dateTime);
  setText(clock, age(clock.dateTime));
  clock.classList.toggle('slow', waited >= SLOW_MS && waited < LATE_MS);
  clock.classList.toggle('late', waited >= LATE_MS);
}
