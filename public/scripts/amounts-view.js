import { amountRows, includedTaxes } from './amounts.js';
import { el, keyedList, setText } from './dom.js';

/** Draws what the total of a quote or an order is made of. */
export function amountsView(parent) {
  const draw = keyedList(parent, ({ label }) => label, amountLine);
  return (amounts) => draw([...amountRows(amounts), ...includedTaxes(amounts).map((label) => ({ label, text: '' }))]);
}

function amountLine({ label }) {
  const amount = el('span', { className: 'price' });
  return { node: el('li', { className: 'amount' }, label, amount), update: ({ text }) => setText(amount, text) };
}
