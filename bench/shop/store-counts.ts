import { closeSync, globSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { createConnection } from 'mysql2/promise';
import { connect } from 'nats';
import type { Figures } from '../report/figures.ts';
import type { RecordStore } from './records.ts';
import type { Shop } from './shop.ts';

/** What the stores of this shop have done since they were started. */
export async function storeCounts(shop: Shop): Promise<Figures> {
  if (!shop.servers) return sqliteCommits(String(shop.env.DATA_DIR));
  const { mongo, mysql, nats } = shop.servers;
  const [ofMongo, ofMysql, ofNats] = await Promise.all([
    mongoCounts(mongo.url, shop.records),
    mysqlCounts(mysql.url),
    natsCounts(nats.url),
  ]);
  return { ...ofMongo, ...ofMysql, ...ofNats };
}

/** What they did between two counts, for each of so many orders. */
export function perOrder(before: Figures, after: Figures, orders: number): Figures {
  const each = (name: string) => ((after[name] ?? Number.NaN) - (before[name] ?? 0)) / orders;
  return Object.fromEntries(Object.keys(after).map((name) => [`${name} /order`, each(name)]));
}

/** Where SQLite's index of the log (the -shm file) counts the transactions that were committed. */
const CHANGE_COUNTER = 8;

function sqliteCommits(dataDir: string): Figures {
  const files = globSync(path.join(dataDir, '*.sqlite-shm')).sort();
  return Object.fromEntries(
    files.map((file) => [`sqlite ${path.basename(file, '.sqlite-shm')} commits`, changes(file)]),
  );
}

function changes(file: string): number {
  const bytes = Buffer.alloc(4);
  const handle = openSync(file, 'r');
  readSync(handle, bytes, 0, 4, CHANGE_COUNTER);
  closeSync(handle);
  return bytes.readUInt32LE();
}

const WRITES = ['insert', 'update', 'delete', 'findAndModify', 'bulkWrite'];
const READS = ['find', 'aggregate', 'count', 'getMore'];

/** Commands are round trips, each answered when it is durable; written documents may share one. */
async function mongoCounts(url: string, own: RecordStore): Promise<Figures> {
  const client = await MongoClient.connect(url);
  const { opcounters, metrics } = await client.db('admin').command({ serverStatus: 1 });
  await client.close();
  const sum = (names: string[]) => names.reduce((all, name) => all + Number(metrics.commands[name]?.total ?? 0), 0);
  return {
    'mongo write commands': sum(WRITES),
    'mongo writes':
      opcounters.insert + opcounters.update + opcounters.delete + Number(metrics.commands.findAndModify.total),
    'mongo read commands': sum(READS) - own.queries,
    'mongo documents read': Number(metrics.document.returned) - own.found,
  };
}

async function mysqlCounts(url: string): Promise<Figures> {
  const connection = await createConnection(url);
  const names = ['Com_commit', 'Com_select', 'Questions'];
  const [rows] = await connection.query('SHOW GLOBAL STATUS WHERE Variable_name IN (?)', [names]);
  connection.destroy();
  const values = new Map(
    (rows as { Variable_name: string; Value: string }[]).map((row) => [row.Variable_name, row.Value]),
  );
  const of = (name: string) => Number(values.get(name) ?? Number.NaN);
  return {
    'mysql commits': of('Com_commit'),
    'mysql statements': of('Questions'),
    'mysql selects': of('Com_select'),
  };
}

async function natsCounts(url: string): Promise<Figures> {
  const { host, username: user, password } = new URL(url);
  const connection = await connect({ servers: host, user, pass: decodeURIComponent(password) });
  const { state } = await (await connection.jetstreamManager()).streams.info('EVENTS');
  await connection.close();
  return { 'nats events stored': state.last_seq };
}
