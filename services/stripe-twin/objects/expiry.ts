import type { TwinStore } from '../store.ts';
import { record } from './events.ts';
import { seconds } from './ids.ts';
import type { StoredSession } from './objects.ts';
import { shown } from './session-object.ts';

const isOver = ({ status, expires_at }: StoredSession): boolean =>
  status === 'open' && expires_at <= seconds(Date.now());

/** The session as it is by now, even if the sweep has not come by yet. */
export const asOfNow = (session: StoredSession): StoredSession =>
  isOver(session) ? { ...session, status: 'expired', url: null } : session;

/** Part of a write: nobody can pay it any more. */
export function expire(store: TwinStore, session: StoredSession): StoredSession {
  const expired = store.sessions.put<StoredSession>({ ...session, status: 'expired', url: null });
  record(store, 'checkout.session.expired', shown(expired));
  return expired;
}

/** Open sessions whose time is over, the longest first. */
export async function overdue(store: TwinStore, limit: number): Promise<string[]> {
  const query = { status: 'open', expires_at: { $lte: seconds(Date.now()) } };
  return (await store.sessions.find(query, limit, 'expires_at')).map(({ id }) => id);
}

export async function expireOverdue(store: TwinStore, id: string): Promise<void> {
  await store.write(() => {
    const session = store.sessions.existing(id);
    if (isOver(session)) expire(store, session);
  });
}
