import { el } from './dom.js';

const optionText = ({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name);

/** What a line of an order, a ticket or the basket is, in a few words. */
export function lineText({ name, options, note }) {
  const chosen = options.length > 0 ? ` (${options.map(optionText).join(', ')})` : '';
  return `${name}${chosen}${note ? `, “${note}”` : ''}`;
}

/** The options of a line and its note, one below the other. */
export function lineDetails({ options, note }) {
  const chosen = options.map((option) => el('li', {}, optionText(option)));
  return [
    ...(chosen.length > 0 ? [el('ul', { className: 'plain options' }, ...chosen)] : []),
    ...(note ? [el('p', { className: 'note' }, note)] : []),
  ];
}
