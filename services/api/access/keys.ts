import { randomUUIDv7 } from 'node:crypto';
import { HOUR, later } from '../../../kernel/time.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';
import type { Role } from '../../../platform/contract/access.ts';
import type { Documents } from '../../../platform/documents/documents.ts';
import { KeyOver, KeysTooMany, KeyUnknown } from './access-errors.ts';
import type { StoredKey } from './collections.ts';
import { hashOf, isWellFormed, newKey } from './staff-key.ts';

/** Revoked and expired ones count, as long as they are kept. */
export const MOST_KEYS = 200;
const MOST_REPLACEMENTS = 10;
/** How long a key that is over is still in the list. */
const KEPT = 30 * 24 * HOUR;

export interface WantedKey {
  name: string;
  roles: Role[];
  expiresAt: Date | null;
  createdBy: string;
}
/** A key with what nobody can read again. */
export interface Made {
  stored: StoredKey;
  key: string;
}

/** The keys of staff. What the store says counts, at every look. */
export class Keys {
  readonly #store: Documents<StoredKey>;
  readonly #now: () => Date;

  constructor(store: Documents<StoredKey>, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** Throws KeysTooMany. */
  async create({ name, roles, expiresAt, createdBy }: WantedKey): Promise<Made> {
    if ((await this.#store.count({ query: { _id: { $gt: '' } }, most: MOST_KEYS })) >= MOST_KEYS)
      throw new KeysTooMany();
    const key = newKey();
    const stored: StoredKey = {
      _id: randomUUIDv7(),
      version: 1,
      name,
      roles,
      hashes: [hashOf(key)],
      previousUntil: null,
      createdAt: this.#now().toISOString(),
      createdBy,
      replacedAt: null,
      expiresAt: expiresAt?.toISOString() ?? null,
      usedAt: null,
      revokedAt: null,
      revokedBy: null,
      replacements: [],
      removeAt: expiresAt && later(expiresAt, KEPT).toISOString(),
    };
    await this.#store.insert(stored);
    return { stored, key };
  }

  /** The newest first. */
  list(): Promise<StoredKey[]> {
    return this.#store.find({ query: { _id: { $gt: '' } }, sort: '-_id', limit: MOST_KEYS });
  }

  /** Throws KeyUnknown. */
  async find(id: string): Promise<StoredKey> {
    const stored = await this.#store.findById(id);
    if (!stored) throw new KeyUnknown(id);
    return stored;
  }

  /** Undefined where it is unknown, expired, revoked, or was replaced so long ago that it is valid no more. */
  async valid(key: string): Promise<StoredKey | undefined> {
    if (!isWellFormed(key)) return undefined;
    const hash = hashOf(key);
    const [stored] = await this.#store.find({ query: { hashes: hash }, limit: 1 });
    if (!stored || this.#isOver(stored)) return undefined;
    const isCurrent = stored.hashes[0] === hash;
    return isCurrent || this.#isAhead(stored.previousUntil) ? stored : undefined;
  }

  /** The key of this id, if it is valid. */
  async validById(id: string): Promise<StoredKey | undefined> {
    const stored = await this.#store.findById(id);
    return stored && !this.#isOver(stored) ? stored : undefined;
  }

  async noteUse({ _id, usedAt }: StoredKey): Promise<void> {
    const now = this.#now();
    if (usedAt !== null && now.getTime() - Date.parse(usedAt) < HOUR) return;
    await this.#store.updateMany({ _id, usedAt }, { $set: { usedAt: now.toISOString() } });
  }

  /** Again does no harm. Throws KeyUnknown. */
  async revoke(id: string, revokedBy: string | null): Promise<StoredKey> {
    const now = this.#now();
    const $set = { revokedAt: now.toISOString(), revokedBy, removeAt: later(now, KEPT).toISOString() };
    await this.#store.updateMany({ _id: id, revokedAt: null }, { $set });
    return this.find(id);
  }

  /** Another key in the place of this one, which stays valid for so many milliseconds; the one before that ends. Throws KeyOver. */
  async replace({ _id, version, hashes, ...same }: StoredKey, overlap: number, who: string | null): Promise<Made> {
    if (this.#isOver(same)) throw new KeyOver(_id);
    const now = this.#now();
    const key = newKey();
    const changed = {
      version: version + 1,
      hashes: [hashOf(key), ...hashes.slice(0, 1)],
      replacedAt: now.toISOString(),
      replacements: [...same.replacements, { at: now.toISOString(), who }].slice(-MOST_REPLACEMENTS),
      previousUntil: later(now, overlap).toISOString(),
    };
    const isDone = await this.#store.updateMany({ _id, version, revokedAt: null }, { $set: changed });
    if (!isDone) throw new Unavailable('somebody else changed the key at the same time');
    return { stored: { _id, ...same, ...changed }, key };
  }

  /** Removes those that have been over for long. */
  async tidy(): Promise<void> {
    await this.#store.removeMany({ removeAt: { $lt: this.#now().toISOString() } });
  }

  #isOver({ revokedAt, expiresAt }: Pick<StoredKey, 'revokedAt' | 'expiresAt'>): boolean {
    return revokedAt !== null || (expiresAt !== null && !this.#isAhead(expiresAt));
  }

  #isAhead(time: string | null): boolean {
    return time !== null && time > this.#now().toISOString();
  }
}
