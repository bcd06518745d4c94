/** `columns`: the ids of the tickets of each; `at`: `{column, id}`, where the bump bar stands, `id` null or gone for none of them. */
const clamp = (value, most) => Math.max(0, Math.min(value, most));

/** Where an arrow leads: up and down within a column, left and right to the next one with tickets in it. */
export function movedBy(columns, { column, id }, [dx, dy]) {
  const nth = columns[column].indexOf(id);
  if (nth === -1 && dx === 0 && columns[column].length > 0) return at(columns, column, 0);
  if (dx === 0) return at(columns, column, nth + dy);
  for (let next = column + dx; next >= 0 && next < columns.length; next += dx)
    if (columns[next].length > 0) return at(columns, next, Math.max(0, nth));
  return { column, id };
}

/** Where one goes on when a ticket leaves its column: the one that takes its place. */
export function afterLeaving(columns, id) {
  const column = columns.findIndex((ids) => ids.includes(id));
  if (column === -1) return { column: 0, id: null };
  const others = columns[column].filter((other) => other !== id);
  return { column, id: others[clamp(columns[column].indexOf(id), others.length - 1)] ?? null };
}

const at = (columns, column, nth) => ({
  column,
  id: columns[column][clamp(nth, columns[column].length - 1)] ?? null,
});
