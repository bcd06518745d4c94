import { TRAIL_KINDS } from '../../kernel/trail.ts';
import { contract } from './contract.ts';
import { array, object, oneOf, optional, orNull, string, text, utcTime, whole } from './schema.ts';

export const shownTrail = {
  at: string,
  who: orNull(string),
  what: string,
  kind: oneOf(TRAIL_KINDS),
  id: string,
  details: orNull(string),
};

/** What a service notes of what people of the shop did, the newest first; `before` is the key of an entry, or a time. */
export const changesContract = contract({
  params: {
    from: utcTime,
    before: text(1, 300),
    kind: optional(oneOf(TRAIL_KINDS)),
    id: optional(text(1, 64)),
    who: optional(text(1, 200)),
    limit: whole(1, 101),
  },
  result: object({ entries: array(object({ key: string, ...shownTrail })) }),
});
