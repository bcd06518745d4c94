import { createPool, type Pool, type PoolConnection, type QueryError } from 'mysql2';
import { SECOND } from '../../kernel/time.ts';

export const CONNECT_WITHIN = 3 * SECOND;
/**
 * Alike on every server, whatever its settings: a request waits 2 s for a row, sees what is committed, and a value that does
 * not fit is an error. The isolation level has a statement of its own, because its variable is named differently on MariaDB.
 */
const SESSION = [
  "SET SESSION innodb_lock_wait_timeout = 2, sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'",
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];

/** Where the tables are, if the address names no database. */
const DATABASE = 'comanda';
export const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1)) || DATABASE;

/** Connections as Kysely wants them; each query is answered within so many milliseconds, or fails. */
export function mysqlPool(url: string, answerWithin: number): Pool {
  const limits = { connectionLimit: 10, queueLimit: 1000, connectTimeout: CONNECT_WITHIN };
  const pool = createPool({ uri: url, database: databaseOf(url), ...limits, charset: 'utf8mb4_bin', timezone: 'Z' });
  pool.on('connection', (connection) => {
    for (const sql of SESSION) connection.query(sql, (error) => error && connection.destroy());
    giveDeadline(connection, answerWithin);
  });
  return pool;
}

/** A connection that failed to answer in time is thrown away, and its transaction with it. */
function giveDeadline(connection: PoolConnection, timeout: number): void {
  const query = connection.query.bind(connection);
  const within = (sql: string, values: unknown[], done: (error: QueryError | null, result: unknown) => void) =>
    query({ sql, values, timeout }, (error, result) => {
      if (error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT') connection.destroy();
      done(error, result);
    });
  connection.query = within as typeof connection.query;
}
