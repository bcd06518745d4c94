import { isDeepStrictEqual } from 'node:util';

/** An answer of an action, as JSON has it. */
export type Answer = Readonly<Record<string, unknown>>;

/** What turns one answer into the next. */
export interface Change {
  /** The top-level fields that are others now, without the items where these have a key; null for one that is gone. */
  set: Record<string, unknown>;
  /** Those that are new or others now. */
  items?: unknown[];
  /** The keys of all items in their order, where that changed: an item that is not among them is gone. */
  order?: unknown[];
}

/** Undefined where nothing changed. `key` names the field of an item that tells it from the others. */
export function changeOf(before: Answer, after: Answer, key?: string): Change | undefined {
  const set: Change['set'] = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (key !== undefined && name === 'items') continue;
    if (!isDeepStrictEqual(before[name], after[name])) set[name] = after[name] ?? null;
  }
  const moved = key === undefined ? {} : changedItems(itemsOf(before), itemsOf(after), key);
  const change = { set, ...moved };
  return Object.keys(set).length > 0 || Object.keys(moved).length > 0 ? change : undefined;
}

const itemsOf = ({ items }: Answer) => items as readonly Answer[];

function changedItems(before: readonly Answer[], after: readonly Answer[], key: string): Omit<Change, 'set'> {
  const known = new Map(before.map((item) => [item[key], item]));
  const items = after.filter((item) => !isDeepStrictEqual(item, known.get(item[key])));
  const order = after.map((item) => item[key]);
  const isMoved = !isDeepStrictEqual(order, [...known.keys()]);
  return { ...(items.length > 0 && { items }), ...(isMoved && { order }) };
}
