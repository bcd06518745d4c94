import type { ClientSession, MongoClient } from 'mongodb';
import { type Connection, createConnection, type QueryError } from 'mysql2';
import { SECOND } from '../../kernel/time.ts';
import { CONNECT_WITHIN, databaseOf } from '../../platform/sql/mysql-pool.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { BackupRefused } from './backup-refused.ts';

/** Seconds that we wait for transactions on the tables, and others behind us; MySQL lets go of the tables if nothing is heard of us. */
const GATE = 'SET SESSION lock_wait_timeout = 2, wait_timeout = 5';
/** For MongoDB to answer, while MySQL waits. */
const ANSWER_WITHIN = 2 * SECOND;
const REPEATABLE = 'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ';

/** Both databases as they were at one moment, whatever is written to them from then on. */
export interface Moment {
  session: ClientSession;
  mysql: Connection;
  at: Date;
  /** Milliseconds for which MySQL took no writes. */
  held: number;
}

/**
 * Opens a snapshot of MySQL and one of MongoDB at the same moment: while MySQL's tables take no writes. Its snapshot is then
 * right for the whole of that time, so also for the moment at which MongoDB opens its own. MongoDB's holds every write that a
 * node has been told of, since nodes are told of a majority's writes only: it lacks none of which MySQL has an effect.
 * `collection` is one that has documents: another would pin nothing.
 */
export async function pinCluster(
  mongo: MongoClient,
  url: string,
  [database, collection]: [string, string],
): Promise<Moment> {
  const session = mongo.startSession({ snapshot: true });
  const mysql = await connected(url);
  const gate = await connected(url);
  try {
    await gate.promise().query(GATE);
    const since = performance.now();
    await gate.promise().query(`LOCK TABLES ${schema.tables.map(({ name }) => `${name} READ`).join(', ')}`);
    await mysql.promise().query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
    const found = await mongo.db(database).collection(collection).findOne({}, { session, timeoutMS: ANSWER_WITHIN });
    const at = new Date();
    await gate.promise().query('UNLOCK TABLES');
    if (!found) throw new BackupRefused(`MONGO_URL: ${collection} of ${database} is empty; nothing was backed up`);
    return { session, mysql, at, held: performance.now() - since };
  } catch (error) {
    mysql.destroy();
    await session.endSession();
    throw error;
  } finally {
    gate.destroy();
  }
}

/** Answers once it is connected. Throws BackupRefused where that cannot be. */
async function connected(url: string): Promise<Connection> {
  const connection = createConnection({ uri: url, database: databaseOf(url), connectTimeout: CONNECT_WITHIN });
  connection.on('error', () => {}); // Whatever it is asked then fails.
  try {
    await connection.promise().query(REPEATABLE);
    return connection;
  } catch (error) {
    const { message, code } = error as QueryError;
    connection.destroy();
    throw new BackupRefused(`MYSQL_URL: ${message || code}`);
  }
}
