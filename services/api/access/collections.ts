import type { Role } from '../../../platform/contract/access.ts';
import type { Index } from '../../../platform/documents/documents.ts';
import type { CookieScope } from './cookie.ts';

/** What the gateway stores. Every query of it uses one of these indexes. */
export const API_COLLECTIONS: Record<string, Index[]> = {
  settings: [],
  keys: [
    { name: 'by_hash', keys: ['hashes'], ofList: true },
    { name: 'by_removal', keys: ['removeAt'] },
  ],
  sessions: [
    { name: 'by_hash', keys: ['hash'] },
    { name: 'by_opener', keys: ['openedWith', 'expiresAt', '_id'] },
    { name: 'by_end', keys: ['expiresAt'] },
    { name: 'by_revocation', keys: ['revokedAt'] },
  ],
  sign_ins: [{ name: 'by_end', keys: ['expiresAt', '_id'] }],
};

/** Times are UTC ISO strings. */
export interface StoredKey {
  _id: string;
  version: number;
  name: string;
  roles: Role[];
  /** SHA-256 of the key; of the one before it too, where there was one. */
  hashes: string[];
  /** Until when the one before is valid. */
  previousUntil: string | null;
  createdAt: string;
  createdBy: string;
  replacedAt: string | null;
  expiresAt: string | null;
  /** At most an hour old while the key is used. */
  usedAt: string | null;
  revokedAt: string | null;
  revokedBy: string | null;
  /** The latest ten. */
  replacements: { at: string; who: string | null }[];
  removeAt: string | null;
}

export interface StoredSession {
  _id: string;
  /** SHA-256 of what the cookie holds. */
  hash: string;
  who: string;
  roles: Role[];
  /** The id of a key, or `sign-in`. */
  openedWith: string;
  /** Of its cookie. */
  scope: CookieScope;
  createdAt: string;
  /** At most a day old while the session is used. */
  usedAt: string;
  expiresAt: string;
  /** Where somebody revoked it: it is kept for 30 days, to tell who did. */
  revokedAt?: string;
  revokedBy?: string | null;
}

/** An address that signs somebody in, once; its `_id` is the SHA-256 of the token in it. `version` is 2 once it was used. */
export interface StoredSignIn {
  _id: string;
  version: number;
  roles: Role[];
  expiresAt: string;
}
