import { inShop } from './address.js';
import { call } from './api.js';
import { askReason } from './ask-reason.js';
import { byId, keyedList, setText, showMessage } from './dom.js';
import { nameOf, time } from './format.js';
import { poll } from './poll.js';
import { showAges, ticketView } from './ticket-view.js';

const EVERY_MS = 2000;
const AGE_MS = 1000;
const LIMIT = 100;
const STATES = ['queued', 'cooking', 'cooked'];

const columns = STATES.map((state) => ({
  state,
  draw: keyedList(
    byId(state),
    (ticket) => ticket.orderId,
    (ticket) => ticketView(ticket, roles, act),
  ),
}));
let known;
/** Of who is signed in; known before the first ticket is drawn. */
let roles;

async function readBoard() {
  roles ??= (await call('/session')).roles;
  const answers = await Promise.all(STATES.map((state) => call(`/kitchen/tickets?state=${state}&limit=${LIMIT}`)));
  columns.forEach(({ state, draw }, i) => {
    const { items } = answers[i];
    draw(items);
    setText(byId(`${state}-count`), items.length < LIMIT ? String(items.length) : `${LIMIT}+`);
  });
  const later = await call(`/kitchen/tickets?state=planned&limit=${LIMIT}`);
  setText(byId('later'), laterText(later.items));
  announce(answers[0].items);
  showConnection(true);
}

/** Tickets that are paid, and whose time to be cooked has not come yet. */
const laterText = ([next, ...others]) =>
  next ? `${others.length + 1} later, the next from ${time(next.startAt)}` : '';

function showConnection(up) {
  if (!up && byId('board').classList.contains('stale')) return;
  byId('board').classList.toggle('stale', !up);
  byId('connection').classList.toggle('lost', !up);
  setText(byId('connection'), up ? 'Connected' : `Connection lost at ${time(new Date())}. Trying again…`);
}

const refresh = poll({
  work: readBoard,
  every: EVERY_MS,
  failed: (error) => ([401, 403].includes(error.status) ? signIn() : showConnection(false)),
});

function signIn() {
  location.assign(inShop('sign-in?to=kitchen'));
}

async function act({ orderId, number }, action) {
  const name = nameOf(number, orderId);
  showMessage(byId('action-error'), null);
  try {
    await (action === 'cancel'
      ? cancel(orderId, name)
      : call(`/kitchen/tickets/${encodeURIComponent(orderId)}/${action}`, {}));
  } catch (error) {
    showMessage(byId('action-error'), `Order ${name}: ${error.message}`);
  }
  await refresh();
  keepFocus(orderId);
}

async function cancel(orderId, name) {
  const reason = await askReason(name);
  if (reason === null) return;
  await call(`/kitchen/orders/${encodeURIComponent(orderId)}/cancel`, { reason });
  setText(byId('news'), `Cancelled: ${name}`);
}

/** Tells who cannot see the board that something came in. */
function announce(queued) {
  const fresh = queued.filter((ticket) => known && !known.has(ticket.orderId));
  if (fresh.length)
    setText(byId('news'), `New: ${fresh.map((ticket) => nameOf(ticket.number, ticket.orderId)).join(', ')}`);
  known = new Set(queued.map((ticket) => ticket.orderId));
}

/** A ticket that moved took the pressed button with it: whoever works by keyboard goes on where it went. */
function keepFocus(orderId) {
  if (document.activeElement === document.body) byId(`ticket-${orderId}`)?.querySelector('button')?.focus();
}

setInterval(showAges, AGE_MS);
