import type { ClientSession, Document } from 'mongodb';
import type { Connection } from 'mysql2';
import type { Config } from '../../platform/config/config.ts';
import { assertFormat, DOCUMENTS_FORMAT } from '../../platform/documents/format.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { BackupRefused } from './backup-refused.ts';
import { writeBson } from './bson-file.ts';
import { connectMysql, pinCluster } from './cluster-at-one-moment.ts';
import { makeFolder } from './durable.ts';
import { writeLines } from './lines-file.ts';
import { type Done, seal } from './manifest.ts';
import {
  COLLECTIONS,
  type CollectionLine,
  META,
  type MongoStore,
  mongoStores,
  openMongo,
  rowsFile,
} from './mongo-stores.ts';

/** Without a database for each of these it is no shop. */
const NEEDED = ['order', 'payment', 'kitchen'];
const A_ROUND_TRIP = 1000;

/** Copies both databases of a cluster as they are at one moment, while its nodes go on. Throws BackupRefused, ConfigError. */
export async function backUpCluster(
  { mongo: url, mysql }: NonNullable<Config['cluster']>,
  target: string,
): Promise<Done> {
  const mongo = await openMongo(url);
  try {
    const stores = await mongoStores(mongo, url);
    assertShop(stores);
    makeFolder(target);
    const { names, at, held } = await copyAll(target, stores, mongo.startSession({ snapshot: true }), mysql);
    return { manifest: await seal(target, 'a cluster', at, names), held };
  } finally {
    await mongo.close();
  }
}

async function copyAll(target: string, stores: readonly MongoStore[], session: ClientSession, url: string) {
  const mysql = await connectMysql(url);
  try {
    const first = (stores[0] as MongoStore).db.collection(META);
    const moment = await pinCluster(url, { mysql, session, first });
    const names = [...(await copyDocuments(target, stores, session)), ...(await copyRows(target, mysql))];
    return { ...moment, names };
  } finally {
    mysql.destroy();
  }
}

function assertShop(stores: readonly MongoStore[]): void {
  const missing = NEEDED.filter((needed) => !stores.some(({ service, hasMeta }) => service === needed && hasMeta));
  if (missing.length > 0)
    throw new BackupRefused(`MONGO_URL: there is no shop: ${missing.join(', ')} has no database there`);
}

/** One file a collection, `<service>.<collection>.bson`, of those that `COLLECTIONS` lists; answers their names. */
async function copyDocuments(target: string, stores: readonly MongoStore[], session: ClientSession): Promise<string[]> {
  const list: CollectionLine[] = [];
  for (const { service, db, collections } of stores) {
    const name = `MONGO_URL: the database ${db.databaseName}`;
    const meta = await db.collection<{ _id: string; format?: number }>(META).findOne({ _id: 'format' }, { session });
    assertFormat({ name, format: meta?.format }, DOCUMENTS_FORMAT);
    for (const collection of collections) {
      const all = db.collection<Document>(collection);
      const file = `${service}.${collection}.bson`;
      await writeBson(target, file, all.find({}, { session, raw: true, batchSize: A_ROUND_TRIP }));
      list.push({ service, collection, file, indexes: await all.indexes() });
    }
  }
  await writeLines(target, COLLECTIONS, list);
  return [COLLECTIONS, ...list.map(({ file }) => file)];
}

/** One file a table; answers their names. */
async function copyRows(target: string, mysql: Connection): Promise<string[]> {
  const [[found]] = (await mysql.promise().query('SELECT format FROM store_format')) as unknown as [
    [{ format: number }?],
  ];
  assertFormat({ name: 'MYSQL_URL: the database', format: found?.format }, schema.format);
  const names: string[] = [];
  for (const { name } of schema.tables) {
    const rows = mysql.query(`SELECT * FROM ${name}`).stream({ highWaterMark: A_ROUND_TRIP });
    await writeLines(target, rowsFile(name), rows);
    names.push(rowsFile(name));
  }
  return names;
}
