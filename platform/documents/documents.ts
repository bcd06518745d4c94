import { Unavailable } from '../../kernel/unavailable.ts';

export type Scalar = string | number | boolean | null;
interface Condition {
  $in?: readonly Scalar[];
  $ne?: Scalar;
  $exists?: boolean;
  $gt?: string | number;
  $gte?: string | number;
  $lt?: string | number;
  $lte?: string | number;
}
/** Conditions on top-level fields, all of which must hold; null and missing mean what they mean in MongoDB. */
export type Query = Readonly<Record<string, Scalar | Condition>>;

/** Every query of the product names one of these, so that none walks through a whole collection. */
export interface Index {
  name: string;
  keys: readonly string[];
  /** Its first key is a field that holds a list of scalars, and only `_id` may follow: `{field: value}` finds the documents whose list has the value. */
  ofList?: true;
  /** No two documents have the same values of its keys; those where one of them is null or missing are not among them. */
  unique?: true;
}

export interface Find {
  query: Query;
  /** A field, with `-` before it for descending. */
  sort?: string;
  limit: number;
}

/** A collection of JSON documents: the part of a moleculer-db adapter that our repositories use, alike on every store. */
export interface Documents<T extends { _id: string }> {
  /** Throws DuplicateId if there is a document with this `_id`. Every write throws DuplicateValue where a unique index says so. */
  insert(document: T): Promise<T>;
  findById(id: string): Promise<T | undefined>;
  find(options: Find): Promise<T[]>;
  /** The `_id`s of what `find` would answer; where an index holds the query's fields and `_id`, no document is read. */
  ids(options: Find): Promise<string[]>;
  /** Never counts further than `most`. */
  count(options: { query: Query; most?: number }): Promise<number>;
  /** Sets whole top-level fields and answers how many documents matched: with `version` in the query, a compare-and-set. */
  updateMany(query: Query, update: { $set: Partial<T> }): Promise<number>;
  /**
   * Puts a whole document in the place of the one with its `_id`, if that has this version; false if it has another. Where a
   * store has it, it is cheaper than to set some fields: for whoever knows all of them.
   */
  replace?(document: T, version: number): Promise<boolean>;
  removeMany(query: Query): Promise<number>;
}

/** A service's collections, by name. */
export interface Store {
  documents<T extends { _id: string }>(name: string): Documents<T>;
  /** How many reads and writes wait for the next round trip or commit. */
  readonly waiting: number;
  /** Resolves if the store can be written, as it was within the last second. Throws Unavailable. */
  probe(): Promise<void>;
}

/** The document exists already. */
export class DuplicateId extends Error {
  constructor(id: string) {
    super(`a document ${id} exists`);
    this.name = 'DuplicateId';
  }
}

/** Inserts what may be there already. False if it is: that one stays as it is. */
export async function insertNew<T extends { _id: string }>(documents: Documents<T>, document: T): Promise<boolean> {
  try {
    await documents.insert(document);
    return true;
  } catch (error) {
    if (error instanceof DuplicateId) return false;
    throw error;
  }
}

/**
 * Another document has the values that a unique index allows once. The whole write was refused: changes of the record that only
 * shared it were not done either, and may be tried again.
 */
export class DuplicateValue extends Unavailable {
  constructor(id: string) {
    super(`the values of document ${id} are another's already`);
  }
}
