/** What somebody of the shop did: a line of the audit trail. Nothing of a customer is in it, and no secret. */
export interface TrailEntry {
  /** Unique, and sorts as things happened: the time, a blank, and what tells apart those of one millisecond. */
  key: string;
  at: string;
  /** A key's name, the `sub` of a staff token, or `call by <user>`; null where the caller did not say. */
  who: string | null;
  /** The action's name. */
  what: string;
  kind: TrailKind;
  /** Of the order, item, key and so on. */
  id: string;
  details: string | null;
}
export const TRAIL_KINDS = ['order', 'refund', 'day', 'item', 'setting', 'key', 'session', 'webhook'] as const;
export type TrailKind = (typeof TRAIL_KINDS)[number];

/** The newest entries before a key, of times from `from` on; of one kind, record or person, where they are named. */
export interface TrailPage {
  from: string;
  before: string;
  kind?: TrailKind;
  id?: string;
  who?: string;
  limit: number;
}

const MOST_DETAILS = 300;

export function trailEntry(
  at: Date,
  entry: Omit<TrailEntry, 'key' | 'at' | 'details'> & { nth?: string | number; details?: string | null },
): TrailEntry {
  const { nth = '', who, what, kind, id, details = null } = entry;
  const time = at.toISOString();
  return {
    key: `${time} ${id} ${nth}`,
    at: time,
    who,
    what,
    kind,
    id,
    details: details?.slice(0, MOST_DETAILS) ?? null,
  };
}

/** Those of `entries` that are on the page, the newest first. */
export function onPage(
  entries: readonly TrailEntry[],
  { from, before, kind, id, who, limit }: TrailPage,
): TrailEntry[] {
  const isOn = (entry: TrailEntry) =>
    entry.at >= from &&
    entry.key < before &&
    (kind === undefined || entry.kind === kind) &&
    (id === undefined || entry.id === id) &&
    (who === undefined || entry.who === who);
  return entries
    .filter(isOn)
    .sort((a, b) => (a.key < b.key ? 1 : -1))
    .slice(0, limit);
}

/** The hour of UTC (`2026-11-26T18`): what a record that people changed is found by. */
export const hourOf = (at: Date): string => at.toISOString().slice(0, 13);

/** `hours` with the hour of this time. */
export const withHour = (hours: readonly string[] = [], at: Date): readonly string[] =>
  hours.includes(hourOf(at)) ? hours : [...hours, hourOf(at)];
