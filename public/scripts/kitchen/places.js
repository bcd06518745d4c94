/** Milliseconds in which no press acts on a ticket that came to another place: the hand was on its way to what stood there before. */
const SETTLES = 400;

/** Where each ticket stands, and since when: `columns` are the ids of each column, `before` what this answered last. */
export function placesOf(columns, before, now) {
  const places = new Map();
  for (const [column, ids] of columns.entries())
    for (const [nth, id] of ids.entries()) {
      const { at, since } = before.get(id) ?? {};
      const here = `${column} ${nth}`;
      places.set(id, { at: here, since: at === here ? since : now });
    }
  return places;
}

/** Whether whoever pressed meant this ticket. One that stands in no column has no place that another could take. */
export const isMeant = (places, id, now) => now - (places.get(id)?.since ?? Number.NEGATIVE_INFINITY) >= SETTLES;
