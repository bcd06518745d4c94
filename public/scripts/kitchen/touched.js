/** Which tickets nobody need be called to any more: those that were touched here, and those that somebody has begun. */
export function touchedOf(items, touched) {
  const known = new Set(touched);
  const isBegun = ({ state }) => state === 'cooking' || state === 'cooked';
  return items.filter((ticket) => isBegun(ticket) || known.has(ticket.orderId)).map(({ orderId }) => orderId);
}

/** Those to be cooked that nobody has touched. */
export function untouchedOf(queued, touched) {
  const known = new Set(touched);
  return queued.filter(({ orderId }) => !known.has(orderId));
}
