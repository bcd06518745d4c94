import { Unavailable } from '../../kernel/unavailable.ts';
import { type Documents, type Index, insertNew, type Query } from '../documents/documents.ts';
import { type DeadLetter, type DeadLetters, type Death, toDeadLetter, type Which } from './dead-letter.ts';

export const DEAD_LETTER_INDEXES: Index[] = [
  { name: 'by_state', keys: ['droppedAt', 'at'] },
  { name: 'by_type', keys: ['type', 'droppedAt', 'at'] },
];

const ATTEMPTS = 8;

/** Dead letters as documents. */
export class DeadLetterDocuments implements DeadLetters {
  readonly #store: Documents<DeadLetter>;

  constructor(store: Documents<DeadLetter>) {
    this.#store = store;
  }

  /** The row may be counted by another node, or removed by a replay, between our reading and our writing. */
  async bury(death: Death): Promise<void> {
    const letter = toDeadLetter(death);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if ((await insertNew(this.#store, letter)) || (await this.#countAgain(letter))) return;
    }
    throw new Unavailable(`the dead letter ${letter._id} is changed by others all the time`);
  }

  async #countAgain({ _id, consumer: _c, type: _t, event: _e, ...again }: DeadLetter): Promise<boolean> {
    const before = await this.find(_id);
    if (!before) return false;
    const $set = { ...again, count: before.count + 1 };
    return (await this.#store.updateMany({ _id, count: before.count }, { $set })) === 1;
  }

  find(id: string): Promise<DeadLetter | undefined> {
    return this.#store.findById(id);
  }

  list(which: Which, order: 'newest' | 'oldest', limit: number): Promise<DeadLetter[]> {
    const by = which.dropped ? 'droppedAt' : 'at';
    return this.#store.find({ query: queryOf(which), sort: order === 'newest' ? `-${by}` : by, limit });
  }

  count(which: Which): Promise<number> {
    return this.#store.count({ query: queryOf(which) });
  }

  async drop(id: string, reason: string): Promise<void> {
    const $set = { droppedAt: new Date().toISOString(), dropReason: reason };
    await this.#store.updateMany({ _id: id, droppedAt: null }, { $set });
  }

  async remove(id: string): Promise<void> {
    await this.#store.removeMany({ _id: id, droppedAt: null });
  }
}

const queryOf = ({ type, dropped, until }: Which): Query => {
  const span = until !== undefined && { $lte: until };
  const state: Query = dropped ? { droppedAt: { $gt: '', ...span } } : { droppedAt: null, ...(span && { at: span }) };
  return { ...(type !== undefined && { type }), ...state };
};
