import { type Breach, breach, sum, unlessEqual } from './laws.ts';
import type { Stores } from './stores.ts';

/** available + held + sold = put in, for each item; its movements tell the same. A place in time is one, too. */
export function brokenByStock({ items, movements, reservations }: Stores): Breach[] {
  if (items.length === 0) return [breach('units', 'there is no dish')];
  const taken = reservations.filter(({ state }) => state !== 'released').flatMap(({ units }) => units);
  const takenOf = Map.groupBy(taken, ({ item_id }) => item_id);
  const movedOf = Map.groupBy(movements, ({ item_id }) => item_id);
  return items.flatMap(({ id, available, capacity }) => {
    const moved = movedOf.get(id) ?? [];
    const putIn = moved.filter(({ reason }) => reason === 'restock' || reason === 'correction');
    const heldAndSold = sum(takenOf.get(id) ?? [], ({ taken, returned }) => taken - returned);
    const change = sum(putIn, ({ available_change }) => available_change);
    const all = sum(moved, ({ available_change }) => available_change);
    return [
      ...(capacity !== null && heldAndSold > capacity
        ? [breach('slots', `${heldAndSold} orders are for ${id}, which has room for ${capacity}`)]
        : []),
      ...(available < 0 ? [breach('units', `${available} of ${id} are left`)] : []),
      ...unlessEqual('units', `available + held + sold of ${id}`, available + heldAndSold, change),
      ...unlessEqual('units', `the movements of ${id}`, all, available),
    ];
  });
}
