import { later, MINUTE } from '../../../kernel/time.ts';
import type { Role } from '../../../platform/contract/access.ts';
import type { Documents } from '../../../platform/documents/documents.ts';
import type { StoredSignIn } from './collections.ts';
import { hashOf, newToken } from './staff-key.ts';

const LASTS = 15 * MINUTE;
/** At a time; those before are used up by the next. */
export const MOST_SIGN_INS = 10;

/** Tokens that sign somebody in, once. */
export class SignIns {
  readonly #store: Documents<StoredSignIn>;
  readonly #now: () => Date;

  constructor(store: Documents<StoredSignIn>, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  async make(roles: Role[]): Promise<{ token: string; expiresAt: string }> {
    const token = newToken();
    const expiresAt = later(this.#now(), LASTS).toISOString();
    const _id = hashOf(token);
    await this.#store.insert({ _id, version: 1, roles, expiresAt });
    const query = { expiresAt: { $gt: '' } };
    const all = await this.#store.ids({ query, sort: '-expiresAt', limit: MOST_SIGN_INS + 10 });
    for (const id of all.filter((id) => id !== _id).slice(MOST_SIGN_INS - 1)) await this.#store.removeMany({ _id: id });
    return { token, expiresAt };
  }

  /** Of several who use it at the same time one gets its roles. Undefined where it is unknown, used or expired. */
  async use(token: string): Promise<Role[] | undefined> {
    const stored = await this.#store.findById(hashOf(token));
    if (stored?.version !== 1 || stored.expiresAt <= this.#now().toISOString()) return undefined;
    const isFirst = await this.#store.updateMany({ _id: stored._id, version: 1 }, { $set: { version: 2 } });
    return isFirst ? stored.roles : undefined;
  }

  async tidy(): Promise<void> {
    await this.#store.removeMany({ expiresAt: { $lt: this.#now().toISOString() } });
  }
}
