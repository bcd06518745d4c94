import { TRAIL_KINDS } from '../../../kernel/trail.ts';
import { MANAGERS } from '../../../platform/contract/access.ts';
import { contract } from '../../../platform/contract/contract.ts';
import {
  array,
  id,
  named,
  object,
  oneOf,
  optional,
  orNull,
  text,
  utcTime,
  whole,
} from '../../../platform/contract/schema.ts';
import { shownTrail } from '../../../platform/contract/trail.contract.ts';

const entry = object(shownTrail);
named({ AuditEntry: entry });

/**
 * Newest first; of a week before `to` (now, unless told) where there is no `from`. A page looks back a week at most: it may be short,
 * or empty, and have a `next` all the same. Without a `next` there are no more.
 */
export const auditContract = contract({
  ops: 'who did what to which order, item, setting, key, webhook; the newest first, of the last week unless --from says otherwise',
  rest: 'GET /audit',
  access: { roles: MANAGERS },
  about: 'who of the shop did what to which order, item, setting, key, webhook; the newest first',
  params: {
    from: optional(utcTime),
    to: optional(utcTime),
    kind: optional(oneOf(TRAIL_KINDS)),
    id: optional(id),
    who: optional(text(1, 200)),
    limit: optional(whole(1, 100, { default: 50, convert: true })),
    after: optional(text(0, 1000)),
  },
  result: object({ items: array(entry), next: orNull(text(0, 1000)) }),
});
