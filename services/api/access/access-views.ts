import type { Static } from 'typebox';
import type { apiContract } from '../api.contract.ts';
import type { StoredKey, StoredSession } from './collections.ts';
import type { Made } from './keys.ts';
import { SIGN_IN } from './sessions.ts';

type KeyMade = Static<(typeof apiContract.createKey)['result']>;
type KeyView = Omit<KeyMade, 'key'>;
type SessionView = Static<(typeof apiContract.sessions)['result']>['items'][number];

export const keyView = (stored: StoredKey): KeyView => ({
  id: stored._id,
  name: stored.name,
  roles: stored.roles,
  createdAt: stored.createdAt,
  createdBy: stored.createdBy,
  expiresAt: stored.expiresAt,
  usedAt: stored.usedAt,
  revokedAt: stored.revokedAt,
  replacedAt: stored.replacedAt,
  previousUntil: stored.previousUntil,
});

export const madeView = ({ stored, key }: Made): KeyMade => ({ ...keyView(stored), key });

export const sessionView = (stored: StoredSession): SessionView => ({
  id: stored._id,
  who: stored.who,
  roles: stored.roles,
  keyId: stored.openedWith === SIGN_IN ? null : stored.openedWith,
  createdAt: stored.createdAt,
  usedAt: stored.usedAt,
  expiresAt: stored.expiresAt,
});
