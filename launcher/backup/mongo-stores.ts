import { type Db, type IndexDescriptionInfo, MongoClient } from 'mongodb';
import { SECOND } from '../../kernel/time.ts';
import { databaseOf } from '../../platform/documents/mongo-adapter.ts';
import { reasonOf } from '../../platform/documents/mongo-answer.ts';
import { SERVICES } from '../choice.ts';
import { BackupRefused } from './backup-refused.ts';

/** Which database a service has, and what is in it. */
export interface MongoStore {
  service: string;
  db: Db;
  /** Without `meta`, which a restore writes itself. */
  collections: string[];
  hasMeta: boolean;
}
/** A line of the file that lists the collections of a backup. */
export interface CollectionLine {
  service: string;
  collection: string;
  file: string;
  indexes: IndexDescriptionInfo[];
}
export const COLLECTIONS = 'collections.jsonl';
/** The file of a table of stock. */
export const rowsFile = (table: string): string => `stock.${table}.jsonl`;
/** What says which format a database has. */
export const META = 'meta';
const REACHED_WITHIN = 10 * SECOND;

/** Durable before it is answered, as a majority has it, and read from the primary whatever the address says. Throws BackupRefused where it does not answer. */
export async function openMongo(url: string): Promise<MongoClient> {
  const writeConcern = { w: 'majority', journal: true } as const;
  const mongo = new MongoClient(url, {
    writeConcern,
    readPreference: 'primary',
    serverSelectionTimeoutMS: REACHED_WITHIN,
    appName: 'comanda-backup',
  });
  try {
    return await mongo.connect();
  } catch (error) {
    await mongo.close();
    throw new BackupRefused(`MONGO_URL: ${reasonOf(error)}`);
  }
}

/** The databases of all services that have one there. */
export async function mongoStores(mongo: MongoClient, url: string): Promise<MongoStore[]> {
  const stores: MongoStore[] = [];
  for (const service of SERVICES) {
    const db = mongo.db(databaseOf(url, service));
    const found = await db.listCollections({}, { nameOnly: true }).toArray();
    const names = found.map(({ name }) => name).filter((name) => !name.startsWith('system.'));
    const collections = names.filter((name) => name !== META).sort();
    if (names.length > 0) stores.push({ service, db, collections, hasMeta: names.includes(META) });
  }
  return stores;
}
