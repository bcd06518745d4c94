import type { Db } from 'mongodb';
import { assertFormat, DOCUMENTS_FORMAT } from './format.ts';

interface Meta {
  _id: 'format';
  format: number;
}

/**
 * Writes the format into a database that has none of these collections yet, and throws ConfigError where another is written.
 * The collections are listed first: a node that starts at the same moment writes the format before it makes any of them.
 */
export async function claimFormat(db: Db, collections: readonly string[]): Promise<void> {
  const there = await db.listCollections({}, { nameOnly: true }).toArray();
  const meta = db.collection<Meta>('meta');
  if (!there.some(({ name }) => collections.includes(name))) {
    await meta.updateOne({ _id: 'format' }, { $setOnInsert: { format: DOCUMENTS_FORMAT } }, { upsert: true });
  }
  const format = (await meta.findOne({ _id: 'format' }))?.format;
  assertFormat({ name: `MONGO_URL: the database ${db.databaseName}`, format }, DOCUMENTS_FORMAT);
}
