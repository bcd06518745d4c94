import { t } from '../base/language.js';
import { useEffect, useRef, useState } from '../base/view.js';
import { basketLines } from './basket.js';
import { canBeOrdered, hintOf, sumOf } from './basket-sum.js';
import { tipOf, toQuote, wantedOrder } from './details.js';
import { hasTry, placeOrder } from './place-order.js';
import { refusalOf } from './refusal.js';
import { useOpening } from './use-opening.js';
import { useQuote } from './use-quote.js';
import { useWish } from './use-wish.js';

const NOTHING = { texts: [], ofLines: new Map(), ofFields: new Map(), next: [] };

/** From the basket to an order: for whom, for when, and what it comes to. `placed(order)` hears of the order. */
export function useCheckout(menu, placed) {
  const opening = useOpening();
  const { wish, wanted, set } = useWish(opening.shop);
  const [refusal, setRefusal] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const isUnderWay = useRef(false);
  const { lines, dishes, order, faults } = orderOf(menu, wish, wanted);
  // Nothing hangs on the table but where it is brought to.
  const canBeQuoted = canBeOrdered(lines) && [...faults.keys()].every((path) => path === 'service.table');
  const canBeSent = canBeOrdered(lines) || (lines.length > 0 && hasTry(order));
  const { quotes, answer, error, isNew } = useQuote(canBeQuoted ? toQuote(order) : null, dishes.subtotal);
  useEffect(() => {
    setRefusal(null);
  }, [JSON.stringify(order)]);

  async function place() {
    if (faults.size > 0) return setRefusal({ ...NOTHING, texts: [t('shop.markedFields')], ofFields: faults });
    set({ slot: wish.slot, time: wish.time }); // What was proposed is chosen now: a second press sends the same order.
    try {
      const taken = await placeOrder(order, async () => (await quotes.settled())?.total);
      set({ note: '', slot: null, time: null });
      placed(taken);
    } catch (failed) {
      setRefusal(refusalOf(failed, lines, menu));
      quotes.refresh(0);
      opening.reload();
    }
  }
  async function submit(event) {
    event.preventDefault();
    if (isUnderWay.current || !canBeSent) return;
    isUnderWay.current = true;
    setBusy(true);
    await place();
    isUnderWay.current = false;
    setBusy(false);
  }
  const ofQuote = error && refusalOf(error, lines, menu);
  const unwritable = { ...NOTHING, ofFields: new Map([...faults].filter(([path]) => path === 'tip')) };
  const { texts, ...no } = refusal ?? (ofQuote ? { ...ofQuote, texts: [] } : unwritable);
  const hint = hintOf(lines) || (error && !refusal ? hintOfQuote(error, ofQuote) : '');
  const amounts = answer ?? dishes;
  return { lines, wish, set, opening, amounts, isNew, no: { ...no, texts }, hint, canBeSent, isBusy, submit, refusal };
}

/** What is wanted now, and what of it the page cannot send. */
function orderOf(menu, wish, wanted) {
  const lines = basketLines(menu);
  const dishes = { subtotal: sumOf(lines).total, currency: lines[0]?.item.currency ?? 'eur', taxes: [], tip: 0 };
  const { name, phone, email, kind, table, note } = wish;
  const contact = { name: name.trim(), phone: phone.trim(), email: email.trim() };
  const tip = tipOf(wish.tip, wish.ownTip, dishes);
  const details = { contact, isTable: kind === 'table', table: table.trim(), wanted, note: note.trim(), tip };
  const faults = new Map();
  if (wanted === null) faults.set('wanted', t('shop.wrong.wanted'));
  if (Number.isNaN(tip)) faults.set('tip', t('shop.wrong.tip'));
  if (details.isTable && details.table === '') faults.set('service.table', t('shop.wrong.table'));
  return { lines, dishes, faults, order: wantedOrder(lines, details) };
}

const hintOfQuote = ({ passing }, { texts }) => (passing ? t('shop.noQuote') : texts.join(' '));
