import { randomUUIDv7 } from 'node:crypto';
import { DAY, later } from '../../../kernel/time.ts';
import type { Role } from '../../../platform/contract/access.ts';
import type { Documents } from '../../../platform/documents/documents.ts';
import type { StoredSession } from './collections.ts';
import type { CookieScope } from './cookie.ts';
import { hashOf, newToken } from './staff-key.ts';

/** Unless it is used. */
const LASTS = 30 * DAY;
/** Of one key, or of all that were opened by an address. */
export const MOST_SESSIONS = 50;
const MOST_LISTED = 200;
/** What a session was opened with that has no key. */
export const SIGN_IN = 'sign-in';
const TOKEN = /^[\w-]{43}$/;

export interface Opened {
  who: string;
  roles: Role[];
  openedWith: string;
  scope: CookieScope;
  /** When what it was opened with ends. */
  until: Date | null;
}

/** Sessions of devices: what a cookie stands for. One that is revoked or signed out is removed. */
export class Sessions {
  readonly #store: Documents<StoredSession>;
  readonly #now: () => Date;

  constructor(store: Documents<StoredSession>, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** Beyond as many as there may be, those end that were not used for longest. */
  async open({ until, ...opened }: Opened): Promise<{ stored: StoredSession; token: string }> {
    const token = newToken();
    const now = this.#now();
    const stored: StoredSession = {
      _id: randomUUIDv7(),
      hash: hashOf(token),
      ...opened,
      createdAt: now.toISOString(),
      usedAt: now.toISOString(),
      expiresAt: expiryOf(now, until),
    };
    await this.#store.insert(stored);
    // Those that somebody revoked are over, and stay to tell who did.
    const query = { openedWith: opened.openedWith, expiresAt: { $gt: stored.createdAt } };
    const all = await this.#store.ids({ query, sort: '-expiresAt', limit: MOST_SESSIONS + 10 });
    for (const id of all.filter((id) => id !== stored._id).slice(MOST_SESSIONS - 1)) await this.end(id);
    return { stored, token };
  }

  /** Undefined where it is unknown or expired. */
  async find(token: string): Promise<StoredSession | undefined> {
    if (!TOKEN.test(token)) return undefined;
    const [stored] = await this.#store.find({ query: { hash: hashOf(token) }, limit: 1 });
    return stored && stored.expiresAt > this.#now().toISOString() ? stored : undefined;
  }

  findById(id: string): Promise<StoredSession | undefined> {
    return this.#store.findById(id);
  }

  /** Once a day a session that is used lasts longer. Answers it as it is then; undefined where nothing was changed. */
  async renew(stored: StoredSession, until: Date | null): Promise<StoredSession | undefined> {
    const now = this.#now();
    const { _id, usedAt, hash } = stored;
    if (now.getTime() - Date.parse(usedAt) < DAY) return undefined;
    const renewed = { usedAt: now.toISOString(), expiresAt: expiryOf(now, until) };
    const isDone = await this.#store.updateMany({ _id, usedAt, hash }, { $set: renewed });
    return isDone ? { ...stored, ...renewed } : undefined;
  }

  /** False where there is none. */
  async end(id: string): Promise<boolean> {
    return (await this.#store.removeMany({ _id: id })) > 0;
  }

  /** It opens nothing any more, on no node, and tells for 30 days who ended it. False where there is none that is open. */
  async revoke(_id: string, revokedBy: string | null): Promise<boolean> {
    const now = this.#now().toISOString();
    const $set = { hash: '', expiresAt: now, revokedAt: now, revokedBy };
    return (await this.#store.updateMany({ _id, expiresAt: { $gt: now } }, { $set })) > 0;
  }

  /** Those that somebody revoked since then. */
  revoked(from: string): Promise<StoredSession[]> {
    return this.#store.find({ query: { revokedAt: { $gte: from } }, sort: '-revokedAt', limit: MOST_LISTED });
  }

  /** Those that are open, the newest first. */
  async list(): Promise<StoredSession[]> {
    const query = { expiresAt: { $gt: this.#now().toISOString() } };
    const open = await this.#store.find({ query, sort: '-expiresAt', limit: MOST_LISTED });
    return open.sort((a, b) => (a._id < b._id ? 1 : -1));
  }

  async tidy(): Promise<void> {
    const now = this.#now();
    await this.#store.removeMany({ expiresAt: { $lt: now.toISOString() }, revokedAt: null });
    await this.#store.removeMany({ revokedAt: { $lt: later(now, -LASTS).toISOString() } });
  }
}

function expiryOf(now: Date, until: Date | null): string {
  const expires = later(now, LASTS);
  return (until && until < expires ? until : expires).toISOString();
}
