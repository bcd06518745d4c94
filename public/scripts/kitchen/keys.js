const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const COMMANDS = { r: 'recall', u: 'undo', Backspace: 'undo', s: 'station', a: 'allDay', '?': 'help' };
const PRESSES = ['Enter', ' '];
const FIELDS = 'input, textarea, select, dialog';
const PRESSED = 'button, a, summary';

/**
 * What a key of a bump bar asks for: `{do, by}` for an arrow, `{do, nth}` for a digit (0 is the tenth), else `{do}`; null where the
 * key is meant for something else, as in a field or a dialog, or a button that Enter presses.
 */
export function commandOf({ key, ctrlKey, metaKey, altKey, repeat, target }) {
  if (ctrlKey || metaKey || altKey || target?.closest?.(FIELDS)) return null;
  if (Object.hasOwn(ARROWS, key)) return { do: 'move', by: ARROWS[key] };
  if (repeat) return null;
  if (/^[0-9]$/.test(key)) return { do: 'nth', nth: (Number(key) + 9) % 10 };
  if (PRESSES.includes(key)) return target?.closest?.(PRESSED) ? null : { do: 'main' };
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(COMMANDS, name) ? { do: COMMANDS[name] } : null;
}

/** The digit of the n-th ticket of a column; none for those after the tenth. */
export const digitOf = (nth) => (nth < 10 ? (nth + 1) % 10 : null);
