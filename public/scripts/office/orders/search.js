const STATUSES = ['pending', 'waiting_for_payment', 'paid', 'preparing', 'cooked', 'completed', 'cancelled'];

export { STATUSES };

const IS_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What was typed: the number that is called out, with or without `#`, the id of an order, or a part of a name. */
export function typed(text) {
  const wanted = text.trim();
  if (wanted === '') return {};
  if (/^#?\d{1,9}$/.test(wanted)) return { number: wanted.replace('#', '') };
  return IS_ID.test(wanted) ? { id: wanted.toLowerCase() } : { name: wanted };
}

/** The address of the orders that are looked for; the shop takes no empty condition. */
export function searchPath({ number, name, status, day }) {
  const given = Object.entries({ number, name, status, day }).filter(([, value]) => value);
  return `/orders?${new URLSearchParams([...given, ['limit', '20']])}`;
}
