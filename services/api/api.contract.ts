import { MANAGERS, OPS, ROLES } from '../../platform/contract/access.ts';
import { contract } from '../../platform/contract/contract.ts';
import { plainText } from '../../platform/contract/note.ts';
import {
  array,
  boolean,
  id,
  list,
  named,
  object,
  oneOf,
  optional,
  orNull,
  string,
  text,
  utcTime,
  whole,
} from '../../platform/contract/schema.ts';
import { auditContract } from './audit/audit.contract.ts';
import { operationsContract } from './operations/operations.contract.ts';

const role = oneOf(ROLES);
const roles = list(role, 1, ROLES.length);
/** What is known of a key; the key itself is in no store. Times are UTC ISO strings. */
const about = {
  id: string,
  name: string,
  roles: array(role),
  createdAt: string,
  createdBy: string,
  expiresAt: orNull(string),
  /** At most an hour old while it is used. */
  usedAt: orNull(string),
  revokedAt: orNull(string),
  replacedAt: orNull(string),
  /** Until when the one that it replaced is valid too. */
  previousUntil: orNull(string),
};
const key = object(about);
const made = object({ ...about, key: string });
const session = object({
  id: string,
  who: string,
  roles: array(role),
  /** The key that it was opened with. */
  keyId: orNull(string),
  createdAt: string,
  /** At most a day old while it is used. */
  usedAt: string,
  expiresAt: string,
});
const visit = object({ who: string, roles: array(role), expiresAt: orNull(string) });
/** And what a page of theirs links to: `url` is what the shop's addresses begin with, `traces` that of a trace, with `{trace_id}` in it. */
const welcome = object({ ...visit.properties, url: string, traces: orNull(string) });
named({ Key: key, KeyMade: made, Session: session, Visit: visit });

const secret = optional(text(1, 100));

/** What the gateway does itself: who of the shop may come in. */
export const apiContract = {
  ...operationsContract,
  createKey: contract({
    ops: 'makes a key for a person or a device, which is shown this once; --json \'{"name": "stove", "roles": ["kitchen"]}\'',
    rest: 'POST /keys',
    access: { roles: [...MANAGERS, ...OPS] },
    params: { name: plainText(1, 60), roles, expiresAt: optional(utcTime) },
    result: made,
    errors: ['KEYS_TOO_MANY', 'NOT_ALLOWED'],
  }),
  keys: contract({
    ops: 'all keys, the newest first; those that are over stay for 30 days',
    rest: 'GET /keys',
    access: { roles: [...MANAGERS, ...OPS] },
    params: {},
    result: object({ items: array(key) }),
  }),
  revokeKey: contract({
    ops: 'a key opens nothing any more, nor do the sessions that it opened',
    rest: 'POST /keys/:keyId/revoke',
    access: { roles: [...MANAGERS, ...OPS] },
    params: { keyId: id },
    result: key,
    errors: ['KEY_UNKNOWN'],
  }),
  replaceKey: contract({
    ops: 'another key in the place of one, which stays valid for --overlapHours, 24 unless told; it is shown this once',
    rest: 'POST /keys/:keyId/replace',
    access: { roles: [...MANAGERS, ...OPS] },
    params: { keyId: id, overlapHours: optional(whole(0, 720, { default: 24 })) },
    result: made,
    errors: ['KEY_UNKNOWN', 'KEY_OVER', 'NOT_ALLOWED'],
  }),
  /** Not for `npm run call`: it answers by a cookie. */
  openSession: contract({
    about:
      'signs a device in, by a `key` or by the `token` of an address that is good once; a cookie keeps the session',
    rest: 'POST /session',
    access: 'anyone',
    params: { key: secret, token: secret },
    result: visit,
    errors: ['CREDENTIALS_INVALID'],
  }),
  session: contract({
    about: 'who asks, what they may do, and where the shop and its traces are',
    rest: 'GET /session',
    access: { roles: ROLES },
    params: {},
    result: welcome,
  }),
  closeSession: contract({
    about: 'signs this device out',
    rest: 'DELETE /session',
    access: { roles: ROLES },
    params: {},
    result: object({ ended: boolean }),
  }),
  sessions: contract({
    ops: 'the sessions of all devices, the newest first, 200 at most',
    rest: 'GET /sessions',
    access: { roles: MANAGERS },
    params: {},
    result: object({ items: array(session) }),
  }),
  revokeSession: contract({
    ops: 'signs a device out',
    rest: 'POST /sessions/:sessionId/revoke',
    access: { roles: MANAGERS },
    params: { sessionId: id },
    result: object({ ended: boolean }),
    errors: ['SESSION_UNKNOWN'],
  }),
  audit: auditContract,
  signIn: contract({
    ops: 'an address that signs in one device, once, within 15 minutes; as manager and ops unless --roles says otherwise',
    params: { roles: optional(roles) },
    result: object({ address: string, expiresAt: string }),
  }),
};
