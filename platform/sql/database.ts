import path from 'node:path';
import { Kysely } from 'kysely';
import { SECOND } from '../../kernel/time.ts';
import type { Config } from '../config/config.ts';
import { Mysql, Sqlite } from './dialects.ts';
import { NodeSqlite } from './node-sqlite.ts';

/** A service's tables in an SQLite file of its own; the file is opened by the first statement. */
export function openDatabase<Tables>(file: string): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new Sqlite({ database: async () => new NodeSqlite(file) }) });
}

/** Longer than a row lock is waited for, so that the server says why before we give up. */
const ANSWER_WITHIN = 4 * SECOND;

/** A service's tables in the MySQL (or MariaDB) that the nodes share; the first statement connects. */
export function openMysql<Tables>(url: string, answerWithin = ANSWER_WITHIN): Kysely<Tables> {
  const pool = async () => (await import('./mysql-pool.ts')).mysqlPool(url, answerWithin);
  return new Kysely<Tables>({ dialect: new Mysql(pool) });
}

/** Where a service's tables are: a file of its own on one machine, MySQL in a cluster (which has so many ms to answer). */
export function databaseFor<Tables>(
  service: string,
  { cluster, dataDir }: Pick<Config, 'cluster' | 'dataDir'>,
  answerWithin?: number,
): Kysely<Tables> {
  if (cluster) return openMysql<Tables>(cluster.mysql, answerWithin);
  return openDatabase<Tables>(path.join(dataDir, `${service}.sqlite`));
}
