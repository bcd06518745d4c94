import { HOUR, later } from '../../../kernel/time.ts';
import { onPage, type TrailEntry, type TrailKind, type TrailPage } from '../../../kernel/trail.ts';
import { refused } from '../problem.ts';

export interface WantedAudit {
  from?: string;
  to?: string;
  kind?: TrailKind;
  id?: string;
  who?: string;
  limit?: number;
  after?: string;
}
/** Whoever keeps a part of the trail, and of which kinds its entries are. */
export interface Source {
  kinds: readonly TrailKind[];
  read(page: TrailPage): Promise<TrailEntry[]>;
}
/** Where a page begins, and where all of them end. */
interface Span {
  before: string;
  from: string;
}

const WEEK = 7 * 24 * HOUR;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/;
const BEGINNING = '2000-01-01T00:00:00.000Z';

/** The trail of all who keep a part of it, as one; the newest first. */
export async function audit(wanted: WantedAudit, sources: readonly Source[], now: Date) {
  const { kind, id, who, limit = 50 } = wanted;
  const span = spanOf(wanted, now);
  const weekAgo = later(timeOf(span.before), -WEEK).toISOString();
  // What is about one record is read from that: no time is walked through.
  const from = id === undefined && weekAgo > span.from ? weekAgo : span.from;
  const named = { ...(kind && { kind }), ...(id !== undefined && { id }), ...(who !== undefined && { who }) };
  const page: TrailPage = { from, before: span.before, limit: limit + 1, ...named };
  const asked = sources.filter(({ kinds }) => kind === undefined || kinds.includes(kind));
  const found = onPage((await Promise.all(asked.map(({ read }) => read(page)))).flat(), page);
  const items = found.slice(0, limit).map(({ key: _, ...shown }) => shown);
  return { items, next: nextOf(found, limit, { ...span, pageFrom: from }) };
}

function nextOf(found: readonly TrailEntry[], limit: number, { from, pageFrom }: Span & { pageFrom: string }) {
  const last = found[limit - 1];
  if (last && found.length > limit) return cursorOf({ before: last.key, from });
  return pageFrom > from ? cursorOf({ before: pageFrom, from }) : null;
}

function spanOf({ from, to, id, after }: WantedAudit, now: Date): Span {
  if (after !== undefined) return readCursor(after);
  const end = to ?? now.toISOString();
  const begin = id === undefined ? later(new Date(end), -WEEK).toISOString() : BEGINNING;
  return { before: `${end}~`, from: from ?? begin };
}

const cursorOf = ({ before, from }: Span): string => Buffer.from(JSON.stringify([before, from])).toString('base64url');

/** Throws a ValidationError. */
function readCursor(after: string): Span {
  try {
    const [before, from] = JSON.parse(Buffer.from(after, 'base64url').toString());
    timeOf(before);
    timeOf(from);
    return { before, from };
  } catch {
    throw refused({ field: 'after', message: 'after must be the `next` of the page before' });
  }
}

/** Throws RangeError. */
function timeOf(key: string): Date {
  const time = new Date(TIME.exec(key)?.[0] ?? '');
  time.toISOString();
  return time;
}
