import type { Kysely } from 'kysely';
import type { Document, MongoClient } from 'mongodb';
import { HOUR, SECOND } from '../../kernel/time.ts';
import type { Config } from '../../platform/config/config.ts';
import { DOCUMENTS_FORMAT } from '../../platform/documents/format.ts';
import { databaseOf } from '../../platform/documents/mongo-adapter.ts';
import { makeTables, writeFormat } from '../../platform/sql/create-tables.ts';
import { openMysql } from '../../platform/sql/database.ts';
import { insertRows } from '../../platform/sql/insert-rows.ts';
import { waitForMysql } from '../../platform/sql/wait-for-mysql.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { assertNobodyRuns, forgetEvents } from './assert-nobody-runs.ts';
import { BackupRefused } from './backup-refused.ts';
import { readBson } from './bson-file.ts';
import { readLines } from './lines-file.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { COLLECTIONS, type CollectionLine, META, mongoStores, openMongo, rowsFile } from './mongo-stores.ts';

type Cluster = NonNullable<Config['cluster']>;

const REACHED_WITHIN = 10 * SECOND;
/** A letter may have some 100 kB, and MySQL takes 16 MiB a statement. */
const ROWS_AT_ONCE = 100;
const BYTES_AT_ONCE = 4_000_000;

/**
 * Puts a backup into the empty databases of a cluster without nodes. The formats are written last: where the restore dies, no
 * node starts on what is there. Throws BackupRefused, ConfigError.
 */
export async function restoreCluster(backup: string, cluster: Cluster): Promise<Manifest> {
  const manifest = await readManifest(backup, 'a cluster');
  await assertNobodyRuns(cluster.nats);
  const stopping = AbortSignal.timeout(REACHED_WITHIN);
  await waitForMysql({ url: cluster.mysql, stopping, warn: (line) => console.error(line) });
  const mongo = await openMongo(cluster.mongo);
  const mysql = openMysql<unknown>(cluster.mysql, HOUR);
  try {
    await assertEmpty(mongo, mysql, cluster);
    await forgetEvents(cluster.nats);
    await makeTables(mysql, schema.tables);
    await restoreRows(backup, mysql);
    const services = await restoreDocuments(backup, mongo, cluster);
    await writeFormat(mysql, schema.format);
    for (const service of services) await writeMeta(mongo, databaseOf(cluster.mongo, service));
    return manifest;
  } finally {
    await Promise.all([mongo.close(), mysql.destroy()]);
  }
}

async function assertEmpty(mongo: MongoClient, mysql: Kysely<unknown>, cluster: Cluster): Promise<void> {
  const tables = (await mysql.introspection.getTables()).map(({ name }) => name);
  const databases = (await mongoStores(mongo, cluster.mongo)).map(({ db }) => db.databaseName);
  const [taken] = [...databases.map((name) => `MONGO_URL: ${name}`), ...tables.map((name) => `MYSQL_URL: ${name}`)];
  if (taken)
    throw new BackupRefused(
      `${taken} is there already, and nothing is restored over what is there: drop it, or name other databases`,
    );
}

async function restoreRows(backup: string, mysql: Kysely<unknown>): Promise<void> {
  for (const { name } of schema.tables) {
    for await (const rows of readLines(backup, rowsFile(name), ROWS_AT_ONCE)) await insertRows(mysql, name, rows);
  }
}

/** Answers whose they are. */
async function restoreDocuments(backup: string, mongo: MongoClient, cluster: Cluster): Promise<Set<string>> {
  const services = new Set<string>();
  for await (const lines of readLines<CollectionLine>(backup, COLLECTIONS, 1)) {
    for (const { service, collection, file, indexes } of lines) {
      const all = await mongo.db(databaseOf(cluster.mongo, service)).createCollection<Document>(collection);
      for await (const batch of readBson(backup, file, BYTES_AT_ONCE)) await all.insertMany(batch, { ordered: false });
      await all.createIndexes(indexes.map(({ v: _version, ...index }) => index));
      services.add(service);
    }
  }
  return services;
}

async function writeMeta(mongo: MongoClient, database: string): Promise<void> {
  const meta = mongo.db(database).collection<{ _id: string; format: number }>(META);
  await meta.insertOne({ _id: 'format', format: DOCUMENTS_FORMAT });
}
