import type { Context } from 'moleculer';
import type { Static } from 'typebox';
import { DomainError } from '../../../kernel/domain-error.ts';
import type { ListedLetter, Replayed } from '../../../platform/channels/dead-letters.contract.ts';
import { checkOf } from '../../../platform/contract/check.ts';
import { list, object, text, utcTime } from '../../../platform/contract/schema.ts';
import { CONSUMERS, type operationsContract } from './operations.contract.ts';

type Asked = Static<typeof operationsContract.deadLetters.params>;
type Chosen = Static<typeof operationsContract.replay.params>;

/** Where a page ended: its last moment, and which letters of that moment it or a page before had. */
interface Cursor {
  until: string;
  seen: string[];
}
const checkCursor = checkOf(object({ until: utcTime, seen: list(text(1, 200), 0, 200) }));
/** The most that a service lists. */
const MOST = 250;

class CursorInvalid extends DomainError {
  constructor() {
    super('CURSOR_INVALID', 'invalid', '`after` must be the `next` of the page before', { field: 'after' });
  }
}

/** A page of the dead letters of all services, or of one. Throws CursorInvalid. */
export async function deadLettersOfServices(ctx: Context<Asked>) {
  const { service, limit = 20, after, ...which } = ctx.params;
  const cursor = after === undefined ? undefined : readCursor(after);
  const seen = cursor?.seen ?? [];
  const asked = service === undefined ? CONSUMERS : [service];
  const params = { ...which, ...(cursor && { until: cursor.until }), limit: Math.min(MOST, limit + 1 + seen.length) };
  const answers = await Promise.allSettled(
    asked.map((one) => ctx.call<ListedLetter[], object>(`${one}.deadLetters`, params)),
  );
  const found = answers
    .flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    .filter(({ id }) => !seen.includes(id))
    .sort((a, b) => (momentOf(a) < momentOf(b) ? 1 : -1));
  const items = found.slice(0, limit);
  const silent = asked.filter((_, nth) => answers[nth]?.status === 'rejected');
  return { items, next: found.length > limit ? nextOf(items, cursor) : null, silent };
}

/** What a service says to that is the answer. */
export function replayInService(ctx: Context<Chosen>): Promise<Replayed> {
  const { service, ...choice } = ctx.params;
  return ctx.call<Replayed, object>(`${service}.replay`, choice);
}

/** By which they are listed. */
const momentOf = ({ at, dropped }: ListedLetter): string => dropped?.at ?? at;

function nextOf(items: readonly ListedLetter[], before: Cursor | undefined): string {
  const until = momentOf(items.at(-1) as ListedLetter);
  const same = items.filter((letter) => momentOf(letter) === until).map(({ id }) => id);
  const seen = before?.until === until ? [...before.seen, ...same] : same;
  return Buffer.from(JSON.stringify({ until, seen } satisfies Cursor)).toString('base64url');
}

function readCursor(after: string): Cursor {
  try {
    const cursor = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (checkCursor(cursor).length === 0) return cursor;
  } catch {
    // It is none, then.
  }
  throw new CursorInvalid();
}
