import type { Caller } from '../../../platform/contract/access.ts';
import type { StoredKey, StoredSession } from './collections.ts';
import { sessionCookie } from './cookie.ts';
import type { Credentials } from './guard.ts';
import type { Keys } from './keys.ts';
import { SIGN_IN, type Sessions } from './sessions.ts';

interface Parts {
  keys: Keys;
  sessions: Sessions;
  now(): Date;
  /** The path below which the shop is published. */
  path: string;
  warn(fields: object, text: string): void;
}

/** Who shows a key or a session. Nothing is remembered between two requests: what is revoked opens nothing from then on. */
export class Staff implements Pick<Credentials, 'byKey' | 'bySession'> {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Undefined where it is not valid. */
  async byKey(key: string): Promise<Caller | undefined> {
    const { keys, warn } = this.#parts;
    const stored = await keys.valid(key);
    if (!stored) return undefined;
    keys.noteUse(stored).catch((err) => warn({ err, keyId: stored._id }, 'the use of a key could not be noted'));
    return callerOf(stored);
  }

  /** Undefined where the session, or the key that it was opened with, is not valid. `renew`: what `Set-Cookie` is to say. */
  async bySession(token: string): Promise<{ caller: Caller; renew?: string } | undefined> {
    const { keys, sessions } = this.#parts;
    const stored = await sessions.find(token);
    if (!stored) return undefined;
    const { _id: sessionId, who, roles, openedWith } = stored;
    const isSignedIn = openedWith === SIGN_IN;
    const key = isSignedIn ? undefined : await keys.validById(openedWith);
    if (!isSignedIn && !key) return undefined;
    const renew = await this.#renewed(stored, token, key);
    return { caller: { who, roles, sessionId, ...(key && { keyId: key._id }) }, ...(renew !== undefined && { renew }) };
  }

  /** A store that can be read only lets people in all the same. */
  async #renewed(stored: StoredSession, token: string, key: StoredKey | undefined): Promise<string | undefined> {
    const { sessions, now, path, warn } = this.#parts;
    try {
      const renewed = await sessions.renew(stored, key?.expiresAt ? new Date(key.expiresAt) : null);
      if (!renewed) return undefined;
      const { secure, expiresAt } = renewed;
      return sessionCookie({ token, path, secure, expiresAt: new Date(expiresAt) }, now());
    } catch (err) {
      warn({ err, sessionId: stored._id }, 'a session could not be renewed');
      return undefined;
    }
  }
}

export const callerOf = ({ _id: keyId, name: who, roles }: StoredKey): Caller => ({ who, roles, keyId });
