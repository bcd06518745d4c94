import { later, MINUTE } from '../../../kernel/time.ts';
import { type Documents, insertNew } from '../../../platform/documents/documents.ts';
import type { KitchenDeps } from '../application/ports.ts';

export interface StoredTurn {
  _id: string;
  nextAt: string;
}
const ID = 'promises';

/** Whose turn it is, decided by the store: one node a minute, whichever comes first. */
export class Turns {
  readonly #store: Documents<StoredTurn>;

  constructor(store: Documents<StoredTurn>) {
    this.#store = store;
  }

  readonly port: KitchenDeps['turns'] = {
    take: async (now) => {
      const nextAt = later(now, MINUTE).toISOString();
      const isDue = { _id: ID, nextAt: { $lte: now.toISOString() } };
      if ((await this.#store.updateMany(isDue, { $set: { nextAt } })) === 1) return true;
      return (await this.#store.findById(ID)) === undefined && insertNew(this.#store, { _id: ID, nextAt });
    },
  };
}
