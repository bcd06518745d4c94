import { type AnyBulkWriteOperation, type Collection, type Document, type Filter, MongoBulkWriteError } from 'mongodb';
import type { Unavailable } from '../../kernel/unavailable.ts';
import { DuplicateId, DuplicateValue, type Query } from './documents.ts';
import { answer, READ_WITHIN, WRITE_WITHIN } from './mongo-answer.ts';

interface Fields {
  _id: string;
  [field: string]: unknown;
}
/** A document with the tokens of its latest writes, by which a write of unknown outcome is found again. */
export interface Kept extends Fields {
  _tokens?: string[];
}
export interface Insert {
  token: string;
  document: Fields;
}
export interface Update {
  token: string;
  query: Query & { _id: string };
  $set: Record<string, unknown>;
}

/** How many documents a write matched (an insert: 1), or why it did not. */
export type Outcome = number | Error;

const DUPLICATE_KEY = 11000;
const OF_IDS = /index: _id_ /;
/** A document remembers so many writes: others may write before it is read back. */
const REMEMBERED = 4;

/** Inserts all by one round trip; those whose id is taken are refused alone. Never throws. */
export async function insertAll(collection: Collection<Kept>, inserts: readonly Insert[]): Promise<Outcome[]> {
  const documents = inserts.map(({ token, document }) => ({ ...document, _tokens: [token] }));
  try {
    await answer(collection.insertMany(documents, { ordered: false }), WRITE_WITHIN);
    return inserts.map(() => 1);
  } catch (error) {
    const taken = takenKeys((error as Error).cause);
    if (taken) return inserts.map(({ document }, i) => (taken.has(i) ? duplicate(document._id, taken.get(i)) : 1));
    return decide(collection, inserts, ({ document, token }, found) => {
      if (!found) return error as Error;
      return found._tokens?.includes(token) ? 1 : new DuplicateId(document._id);
    });
  }
}

/** Which of the writes were refused, and in whose words, if nothing else is wrong; otherwise it is not known what was stored. */
function takenKeys(error: unknown): Map<number, string> | undefined {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) return undefined;
  const refused = error.result.getWriteErrors();
  const known = refused.length > 0 && refused.every(({ code }) => code === DUPLICATE_KEY);
  return known ? new Map(refused.map(({ index, errmsg }) => [index, errmsg ?? ''])) : undefined;
}

const duplicate = (id: string, message = ''): Error =>
  OF_IDS.test(message) ? new DuplicateId(id) : new DuplicateValue(id);

/** Sets all by one round trip. MongoDB answers only how many matched, so that the tokens must tell which. Never throws. */
export async function updateAll(collection: Collection<Kept>, updates: readonly Update[]): Promise<Outcome[]> {
  try {
    const { matchedCount } = await answer(
      collection.bulkWrite(updates.map(operation), { ordered: false }),
      WRITE_WITHIN,
    );
    if (matchedCount === updates.length) return updates.map(() => 1);
    if (matchedCount === 0) return updates.map(() => 0);
    return decide(collection, updates, ({ token }, found) => (found?._tokens?.includes(token) ? 1 : 0));
  } catch (error) {
    const taken = takenKeys((error as Error).cause);
    return decide(collection, updates, ({ token, query }, found, i) => {
      if (found?._tokens?.includes(token)) return 1;
      if (taken) return taken.has(i) ? new DuplicateValue(query._id) : 0;
      // As long as the document is as the update wants it, an update that was sent may still arrive.
      return !found || ('version' in query && found.version !== query.version) ? 0 : (error as Error);
    });
  }
}

function operation({ token, query, $set }: Update): AnyBulkWriteOperation<Kept> {
  const update: Document = { $set, $push: { _tokens: { $each: [token], $slice: -REMEMBERED } } };
  return { updateOne: { filter: query as Filter<Kept>, update } };
}

/** Reads back what the writes were to change. */
async function decide<W extends Insert | Update>(
  collection: Collection<Kept>,
  writes: readonly W[],
  outcome: (write: W, found: Kept | undefined, nth: number) => Outcome,
): Promise<Outcome[]> {
  const ids = writes.map(idOf);
  const projection = { _tokens: 1, version: 1 };
  try {
    const found = await answer(collection.find({ _id: { $in: ids } }, { projection }).toArray(), READ_WITHIN);
    const byId = new Map(found.map((one) => [one._id, one as Kept]));
    return writes.map((write, i) => outcome(write, byId.get(ids[i] as string), i));
  } catch (error) {
    return writes.map(() => error as Unavailable);
  }
}

/** The document that a write is about. */
export const idOf = (write: Insert | Update): string => ('document' in write ? write.document._id : write.query._id);
