import { list } from './format.js';

export const optionText = ({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name);

/** What a line of an order, a ticket or the basket is, in a few words. */
export function lineText({ name, options, note }) {
  const chosen = options.length > 0 ? ` (${list(options.map(optionText))})` : '';
  return `${name}${chosen}${note ? `, “${note}”` : ''}`;
}
