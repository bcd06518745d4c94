import type { ClientSession, Collection } from 'mongodb';
import { type Connection, createConnection, type QueryError } from 'mysql2';
import { SECOND } from '../../kernel/time.ts';
import { CONNECT_WITHIN, databaseOf } from '../../platform/sql/mysql-pool.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { BackupRefused } from './backup-refused.ts';

/** Seconds that we wait for transactions on the tables, and others behind us; MySQL lets go of the tables if nothing is heard of us. */
const GATE = 'SET SESSION lock_wait_timeout = 4, wait_timeout = 8';
/** For MongoDB to answer, while MySQL waits. */
const ANSWER_WITHIN = 2 * SECOND;
const REPEATABLE = 'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ';

/** What is to be opened, so that it tells of one moment whatever is written from then on. */
interface Snapshots {
  mysql: Connection;
  /** A snapshot session. */
  session: ClientSession;
  /** Any collection of MongoDB that has documents: another would pin nothing. */
  first: Collection;
}
interface Moment {
  at: Date;
  /** Milliseconds for which MySQL took no writes. */
  held: number;
}

/**
 * Opens a snapshot of MySQL and one of MongoDB at the same moment: while MySQL's tables take no writes. MySQL's is then right
 * for the whole of that time, so also for the moment at which MongoDB opens its own. MongoDB's holds every write that a node has
 * been told of, since nodes are told of a majority's writes only: it lacks nothing of which MySQL has an effect.
 * Throws BackupRefused where a database refuses, or is too slow for the others to wait.
 */
export async function pinCluster(url: string, { mysql, session, first }: Snapshots): Promise<Moment> {
  const gate = await connectMysql(url);
  try {
    await gate.promise().query(GATE);
    const since = performance.now();
    await gate.promise().query(`LOCK TABLES ${schema.tables.map(({ name }) => `${name} READ`).join(', ')}`);
    await mysql.promise().query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
    const found = await first.findOne({}, { session, timeoutMS: ANSWER_WITHIN });
    const at = new Date();
    await gate.promise().query('UNLOCK TABLES');
    if (!found) throw new BackupRefused(`MONGO_URL: ${first.namespace} is empty; nothing was backed up`);
    return { at, held: performance.now() - since };
  } catch (error) {
    throw isOfMysql(error) ? new BackupRefused(`MYSQL_URL: ${error.message}`) : error;
  } finally {
    gate.destroy();
  }
}

const isOfMysql = (error: unknown): error is QueryError => /^ER_/.test((error as QueryError).code ?? '');

/** A connection whose transactions see one state from beginning to end. Throws BackupRefused where that cannot be. */
export async function connectMysql(url: string): Promise<Connection> {
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
