import { setTimeout as sleep } from 'node:timers/promises';
import { type ConnectionOptions, createConnection, type QueryError } from 'mysql2';
import { SECOND } from '../../kernel/time.ts';
import { CONNECT_WITHIN, databaseOf } from './mysql-pool.ts';

interface Waiting {
  url: string;
  stopping: AbortSignal;
  /** Told once for each new reason; a line without the password. */
  warn(line: string): void;
}

/** Resolves once the server answers and has our database; tries every second until then. Rejects when the node stops. */
export async function waitForMysql({ url, stopping, warn }: Waiting): Promise<void> {
  for (let told = ''; ; ) {
    try {
      return await findDatabase(url);
    } catch (error) {
      const { code, message } = error as QueryError;
      const reason = message || code;
      if (reason !== told) warn(`MYSQL_URL: ${new URL(url).host} cannot be used yet, trying every second: ${reason}`);
      told = reason;
    }
    await sleep(SECOND, undefined, { signal: stopping });
  }
}

async function findDatabase(url: string): Promise<void> {
  const database = databaseOf(url);
  try {
    await ask({ uri: url, database }, 'SELECT 1');
  } catch (error) {
    if ((error as QueryError).code !== 'ER_BAD_DB_ERROR') throw error;
    const server = new URL(url);
    server.pathname = '/';
    await ask({ uri: server.href }, `CREATE DATABASE IF NOT EXISTS \`${database.replaceAll('`', '``')}\``);
  }
}

function ask(options: ConnectionOptions, sql: string): Promise<void> {
  const connection = createConnection({ ...options, connectTimeout: CONNECT_WITHIN });
  return new Promise((done, failed) => {
    connection.on('error', failed);
    connection.query({ sql, timeout: CONNECT_WITHIN }, (error) => {
      connection.destroy();
      if (error) failed(error);
      else done();
    });
  });
}
