import type { Service } from 'moleculer';
import { HOUR } from '../../../kernel/time.ts';
import type { Documents, Store } from '../../../platform/documents/documents.ts';
import type { StoredKey, StoredSession, StoredSignIn } from './collections.ts';
import { Keys } from './keys.ts';
import { Sessions } from './sessions.ts';
import { SignIns } from './sign-ins.ts';
import { type Staff, staff } from './staff.ts';

/** Who may come in, as stored. */
export interface AccessStore {
  keys: Keys;
  sessions: Sessions;
  signIns: SignIns;
  staff: Staff;
  now(): Date;
  /** What whole addresses of the shop begin with. */
  url: string;
  /** The address of a trace, with `{trace_id}` in it; null where there is none. */
  traces: string | null;
}

export function accessStore(
  store: Pick<Store, 'documents'>,
  { url, traces }: Pick<AccessStore, 'url' | 'traces'>,
  warn: (fields: object, text: string) => void,
  now: () => Date = () => new Date(),
): AccessStore {
  const of = <T extends { _id: string }>(name: string): Documents<T> => store.documents<T>(name);
  const keys = new Keys(of<StoredKey>('keys'), now);
  const sessions = new Sessions(of<StoredSession>('sessions'), now);
  const signIns = new SignIns(of<StoredSignIn>('sign_ins'), now);
  return { keys, sessions, signIns, staff: staff({ keys, sessions, now, warn }), now, url, traces };
}

/** Removes what is over, now and every hour. Answers how to stop. */
export function tidyAccess({ keys, sessions, signIns }: AccessStore, logger: Service['logger']): () => void {
  const tidy = () =>
    Promise.all([keys.tidy(), sessions.tidy(), signIns.tidy()]).catch((err) =>
      logger.warn({ err }, 'keys and sessions that are over could not be removed; tried again in an hour'),
    );
  void tidy();
  const timer = setInterval(tidy, HOUR);
  return () => clearInterval(timer);
}
