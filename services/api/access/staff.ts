import type { Caller } from '../../../platform/contract/access.ts';
import type { StoredKey, StoredSession } from './collections.ts';
import { sessionCookie } from './cookie.ts';
import type { Credentials } from './guard.ts';
import type { Keys } from './keys.ts';
import { type Sessions, SIGN_IN } from './sessions.ts';

interface Parts {
  keys: Keys;
  sessions: Sessions;
  now(): Date;
  warn(fields: object, text: string): void;
}
export type Staff = Pick<Credentials, 'byKey' | 'bySession'>;

/**
 * Who shows a key or a session. Nothing is remembered between two requests: what is revoked opens nothing from then on, nor does a
 * session whose key is over. `renew` is what `Set-Cookie` is to say.
 */
export const staff = (parts: Parts): Staff => ({
  async byKey(key) {
    const { keys, warn } = parts;
    const stored = await keys.valid(key);
    if (!stored) return undefined;
    keys.noteUse(stored).catch((err) => warn({ err, keyId: stored._id }, 'the use of a key could not be noted'));
    return callerOf(stored);
  },
  async bySession(token, renews) {
    const stored = await parts.sessions.find(token);
    if (!stored) return undefined;
    const { _id: sessionId, who, roles, openedWith } = stored;
    const key = openedWith === SIGN_IN ? null : await parts.keys.validById(openedWith);
    if (key === undefined) return undefined;
    const renew = renews ? await renewed(stored, token, key, parts) : undefined;
    const caller = { who, roles, sessionId, ...(key && { keyId: key._id }) };
    return renew === undefined ? { caller } : { caller, renew };
  },
});

const callerOf = ({ _id: keyId, name: who, roles }: StoredKey): Caller => ({ who, roles, keyId });

/** A store that can be read only lets people in all the same. */
async function renewed(
  stored: StoredSession,
  token: string,
  key: StoredKey | null,
  { sessions, now, warn }: Parts,
): Promise<string | undefined> {
  try {
    const session = await sessions.renew(stored, key?.expiresAt ? new Date(key.expiresAt) : null);
    if (!session) return undefined;
    const { scope, expiresAt } = session;
    return sessionCookie({ token, scope, expiresAt: new Date(expiresAt) }, now());
  } catch (err) {
    warn({ err, sessionId: stored._id }, 'a session could not be renewed');
    return undefined;
  }
}
