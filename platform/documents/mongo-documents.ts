import { randomUUID } from 'node:crypto';
import MongoDbAdapter from 'moleculer-db-adapter-mongo';
import type { Collection, FindCursor } from 'mongodb';
import type { Documents, Find, Query, Scalar } from './documents.ts';
import { answer, READ_WITHIN, WRITE_WITHIN } from './mongo-answer.ts';
import { type Insert, insertAll, type Kept, type Update, updateAll } from './mongo-outcomes.ts';
import { readsById, WITHOUT_TOKENS } from './mongo-reads.ts';
import { MongoWrites } from './mongo-writes.ts';
import { checkField, checkQuery } from './query-language.ts';

/** What of the adapter still works on driver 7; its own types tell of driver 3. */
const Adapter = MongoDbAdapter as unknown as new () => {
  collection: Collection<Kept>;
  createCursor(find: Find): FindCursor<Kept>;
  removeMany(query: Query): Promise<number>;
};

/** Documents in a collection of MongoDB. It may be asked before MongoDB has answered for the first time. */
export class MongoDocuments<T extends { _id: string }> extends Adapter implements Documents<T> {
  readonly #reads: ReturnType<typeof readsById>;
  readonly #inserts: MongoWrites<Insert>;
  readonly #updates: MongoWrites<Update>;

  constructor(collection: Collection<Kept>) {
    super();
    this.collection = collection;
    this.#reads = readsById(collection);
    this.#inserts = new MongoWrites((inserts) => insertAll(collection, inserts));
    this.#updates = new MongoWrites((updates) => updateAll(collection, updates));
  }

  async insert(document: T): Promise<T> {
    await this.#inserts.run({ document: document as unknown as Insert['document'], token: randomUUID() });
    return document;
  }

  async findById(id: string): Promise<T | undefined> {
    return (await this.#reads.run(id)) as T | undefined;
  }

  async find(find: Find): Promise<T[]> {
    return (await this.#select(find, WITHOUT_TOKENS)) as unknown as T[];
  }

  async ids(find: Find): Promise<string[]> {
    return (await this.#select(find, ONLY_ID)).map(({ _id }) => _id);
  }

  async count({ query, most }: { query: Query; most?: number }): Promise<number> {
    checkQuery(query);
    const bound = most === undefined ? {} : { limit: most };
    return answer(this.collection.countDocuments(query as object, bound), READ_WITHIN);
  }

  get waiting(): number {
    return this.#reads.waiting + this.#inserts.waiting + this.#updates.waiting;
  }

  /** With an `_id` in the query this is one of many writes that share a round trip. */
  async updateMany(query: Query, update: { $set: Partial<T> }): Promise<number> {
    checkQuery(query);
    const $set = withoutUndefined(update.$set);
    if (hasId(query)) return this.#updates.run({ query, $set, token: randomUUID() });
    return (await answer(this.collection.updateMany(query as object, { $set }), WRITE_WITHIN)).matchedCount;
  }

  override async removeMany(query: Query): Promise<number> {
    checkQuery(query);
    return answer(super.removeMany(query), WRITE_WITHIN);
  }

  async #select({ query, sort, limit }: Find, fields: object): Promise<Kept[]> {
    checkQuery(query);
    if (sort) checkField(sort.replace(/^-/, ''));
    const cursor = this.createCursor({ query, limit, ...(sort && { sort }) }).project<Kept>(fields);
    return answer(cursor.toArray(), READ_WITHIN);
  }
}

const ONLY_ID = { _id: 1 };
const hasId = (query: Query): query is Query & { _id: string } => typeof query._id === 'string';

/** As in JSON: what is set to undefined becomes null. */
function withoutUndefined(fields: object): Record<string, Scalar | object> {
  for (const field of Object.keys(fields)) checkField(field);
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value ?? null]));
}
