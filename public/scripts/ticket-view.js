import { el, setText } from './dom.js';
import { age, nameOf, time } from './format.js';
import { lineDetails } from './line-text.js';
import { serviceText } from './order-text.js';

const SLOW_MS = 10 * 60_000;
const LATE_MS = 20 * 60_000;
/** What cooks may do, and what the counter may; a manager may both. The shop decides, this only saves them the button. */
const [COOKS, COUNTER] = ['kitchen', 'counter'];
const CANCEL = { action: 'cancel', label: 'Cancel', className: 'danger', role: COUNTER };
const ACTIONS = {
  queued: [{ action: 'start', label: 'Start', className: 'primary', role: COOKS }, CANCEL],
  cooking: [{ action: 'bump', label: 'Done', className: 'primary', role: COOKS }, CANCEL],
  cooked: [
    { action: 'hand-over', label: 'Hand over', className: 'primary', role: COUNTER },
    { action: 'recall', label: 'Recall', className: '', role: COOKS },
    CANCEL,
  ],
};

/** A ticket with the buttons of these roles; `act(ticket, action)` does one and is waited for. Of a ticket only its times change. */
export function ticketView(ticket, roles, act) {
  const number = nameOf(ticket.number, ticket.orderId);
  const clock = el('time', { className: 'age', dateTime: ticket.startAt });
  const about = el('p', { className: 'ticket-about' });
  const lines = ticket.lines.map(ticketLine);
  const offered = ACTIONS[ticket.state].filter(({ role }) => roles.includes(role) || roles.includes('manager'));
  const buttons = offered.map(({ action, label, className }) =>
    el('button', { type: 'button', className, ariaLabel: `${label}: ${number}`, onclick: press(action) }, label),
  );
  const node = el('li', { className: 'ticket', id: `ticket-${ticket.orderId}` });
  node.append(
    el('h3', {}, number, clock),
    about,
    ...(ticket.note ? [el('p', { className: 'note order-note' }, ticket.note)] : []),
    el('ul', { className: 'plain' }, ...lines),
    el('div', { className: 'buttons' }, ...buttons),
  );
  showAge(clock);

  function press(action) {
    return async () => {
      if (node.ariaBusy) return;
      node.ariaBusy = 'true';
      await act(ticket, action);
      node.ariaBusy = null;
    };
  }
  return { node, update: (now) => setText(about, aboutText(now)) };
}

/** Where it goes, and when it is wanted or promised. */
function aboutText({ service, wanted, readyAt }) {
  const at = wanted ?? readyAt;
  return [serviceText(service), ...(at ? [`${wanted ? 'for' : 'promised for'} ${time(at)}`] : [])].join(' · ');
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
