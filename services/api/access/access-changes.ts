import { onPage, type TrailEntry, type TrailPage, trailEntry } from '../../../kernel/trail.ts';
import type { AccessStore } from './access-store.ts';
import type { StoredKey, StoredSession } from './collections.ts';

/** What people did to keys and sessions, the newest first. */
export async function accessChanges({ keys, sessions }: AccessStore, page: TrailPage): Promise<TrailEntry[]> {
  const [all, revoked] = await Promise.all([keys.list(), sessions.revoked(page.from)]);
  return onPage([...all.flatMap(ofKey), ...revoked.map(ofSession)], page);
}

function ofKey(key: StoredKey): TrailEntry[] {
  const { _id: id, name, roles, createdAt, createdBy, replacements, revokedAt, revokedBy } = key;
  const details = `${name} (${roles.join(', ')})`;
  const entry = (what: string, at: string, who: string | null) =>
    trailEntry(new Date(at), { nth: what, who, what, kind: 'key', id, details });
  return [
    entry('createKey', createdAt, createdBy),
    ...replacements.map(({ at, who }) => entry('replaceKey', at, who)),
    ...(revokedAt === null ? [] : [entry('revokeKey', revokedAt, revokedBy)]),
  ];
}

function ofSession({ _id: id, who: whose, revokedAt = '', revokedBy = null }: StoredSession): TrailEntry {
  const details = `of ${whose}`;
  return trailEntry(new Date(revokedAt), { who: revokedBy, what: 'revokeSession', kind: 'session', id, details });
}
