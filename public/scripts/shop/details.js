import { minorUnits } from '../base/minor-units.js';

/** A tip in minor units: so many percent of what the dishes cost, or `own`, an amount as it was written. */
export function tipOf(choice, own, { subtotal, currency }) {
  if (choice === 'own') return own.trim() === '' ? 0 : minorUnits(own, currency);
  return Math.floor((subtotal * Number(choice) + 50) / 100);
}

/** A line as the shop takes it. */
const wantedLine = ({ id, quantity, options, note }) => ({
  id,
  quantity,
  ...(options.length > 0 && { options }),
  ...(note && { note }),
});

/** An order as the shop takes it; what was left empty is not in it. */
export function wantedOrder(lines, { contact, isTable, table, wanted, note, tip }) {
  const given = Object.entries(contact).filter(([, text]) => text !== '');
  return {
    items: lines.map(wantedLine),
    ...(given.length > 0 && { contact: Object.fromEntries(given) }),
    service: isTable ? { kind: 'table', ...(table && { table }) } : { kind: 'pickup' },
    wanted,
    ...(note && { note }),
    ...(tip > 0 && { tip }),
  };
}

/** Of an order what its price and its time hang on. */
export const toQuote = ({ items, service: { kind }, wanted, tip = 0 }) => ({ items, service: { kind }, wanted, tip });
