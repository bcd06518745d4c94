import { storedAs } from '../base/storage.js';

/** What this visit is about: sessionStorage, since the next one may be at another table. */
const KEY = storedAs('visit');
const asked = new URLSearchParams(location.search);

/** Whether somebody of the shop orders for somebody. */
export const isCounter = asked.has('counter');

/** Where the order goes: `{kind, table}`, as the address of a table says it, or as it was chosen in this visit. */
export function placeOfVisit() {
  const table = asked.get('table')?.trim().slice(0, 20);
  const kept = keptPlace();
  if (!table || kept?.from === table) return kept ?? { kind: 'pickup', table: '' };
  return { kind: 'table', table };
}

/** `from`: the table of the address at which that was chosen, so that a reload does not undo it. */
export function keepPlace({ kind, table }) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ kind, table, from: asked.get('table')?.trim().slice(0, 20) }));
  } catch {
    // Storage is off: the page itself remembers it.
  }
}

function keptPlace() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY));
    return typeof kept?.table === 'string' ? kept : null;
  } catch {
    return null;
  }
}
