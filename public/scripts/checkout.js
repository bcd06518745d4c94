import { call } from './api.js';
import { basketLines, emptyBasket, keyOf } from './basket.js';
import { canBeOrdered, hintOf, sumOf } from './basket-view.js';
import { toQuote, wantedOrder } from './details.js';
import { byId, el, setText } from './dom.js';
import { focusFault, orderForm, showFaults } from './order-form.js';
import { placeOrder, triedTotal } from './place-order.js';
import { quoting } from './quoting.js';
import { explainRefusal, faultsOfFields, refusedOf } from './refusal.js';
import { sumView } from './sum-view.js';
import { refusedTime } from './times.js';
import { whenView } from './when-view.js';

/**
 * From the basket to an order: for whom, for when, and what it comes to. `menuNow()` answers the menu, `changed()` draws the
 * page anew, `placed(order)` and `refused()` hear how it ended.
 */
export function checkout({ menuNow, changed, placed, refused }) {
  const form = orderForm(update);
  const when = whenView({ told: toldOfShop, changed: update });
  const quotes = quoting({ ask: (body) => call('/quote', body), told: changed });
  const drawSum = sumView();
  /** What the shop said no to when it was ordered last. */
  let refusal = null;

  function toldOfShop({ contact }) {
    form.require(contact);
    changed();
  }
  function update() {
    refusal = null;
    changed();
  }
  /** What is wanted now, and what of it the page cannot send. */
  function read() {
    const lines = basketLines(menuNow());
    const dishes = { subtotal: sumOf(lines).total, currency: lines[0]?.item.currency ?? 'eur', taxes: [], tip: 0 };
    const details = { ...form.read(dishes), wanted: when.wanted() };
    const faults = new Map();
    if (details.wanted === null) faults.set('wanted', 'Please choose a time.');
    if (Number.isNaN(details.tip)) faults.set('tip', 'Please write an amount of money.');
    if (details.isTable && details.table === '') faults.set('service.table', 'Please say which table.');
    return { lines, dishes, faults, order: wantedOrder(lines, details) };
  }

  /** Answers the lines of the basket, and what the shop refused of them. */
  function draw() {
    const { lines, dishes, faults, order } = read();
    // Nothing hangs on the table but where it is brought to.
    const canBeQuoted = canBeOrdered(lines) && [...faults.keys()].every((path) => path === 'service.table');
    quotes.want(canBeQuoted ? toQuote(order) : null, dishes.subtotal);
    const { error, ...quote } = quotes.state();
    const no = refusal ?? (error && refusalOf(error, lines, menuNow()));
    drawSum(lines, { dishes, ...quote });
    setText(byId('basket-hint'), hintOf(lines) || (error && !refusal ? hintOfQuote(error, no) : ''));
    showFaults(no?.ofFields ?? new Map([...faults].filter(([path]) => path === 'tip')));
    when.offer(no?.next ?? []);
    showRefusal(refusal?.texts ?? []);
    return { lines, ofLines: no?.ofLines };
  }

  async function order() {
    const { lines, order: wanted, faults } = read();
    if (!canBeOrdered(lines)) return;
    refusal = faults.size > 0 ? { texts: ['Please change the marked fields.'], ofFields: faults } : null;
    changed();
    if (refusal) return focusFault();
    try {
      const total = triedTotal(wanted) ?? (await quotes.settled())?.total;
      const taken = await placeOrder(wanted, total);
      byId('order-note').value = '';
      emptyBasket();
      placed(taken);
    } catch (error) {
      refusal = refusalOf(error, lines, menuNow());
      changed();
      focusFault();
      quotes.refresh(0);
      when.reload();
      refused();
    }
  }

  byId('order-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = byId('order');
    if (button.ariaBusy) return;
    button.ariaBusy = 'true';
    setText(button, 'Ordering…');
    await order();
    button.ariaBusy = null;
    setText(button, 'Order');
  });
  function refresh() {
    quotes.refresh();
    when.refresh();
  }
  return { draw, update, refresh };
}

/** What was refused of an order, or of its quote: what to say, where to mark it, and which times to offer instead. */
function refusalOf(error, lines, menu) {
  const ofLines = refusedOf(error, lines);
  return {
    texts: explainRefusal(error, menu),
    ofLines: new Map(lines.map((line, i) => [keyOf(line), ofLines[i]])),
    ofFields: faultsOfFields(error),
    next: refusedTime(error)?.next ?? [],
  };
}

/** Written only when it changes, so that it is not spoken at each drawing. */
function showRefusal(texts) {
  const place = byId('order-error');
  place.hidden = texts.length === 0;
  if (place.textContent !== texts.join('')) place.replaceChildren(...texts.map((text) => el('p', {}, text)));
}

const hintOfQuote = ({ passing }, { texts }) =>
  passing ? 'What it comes to cannot be told just now. Trying again…' : texts.join(' ');
