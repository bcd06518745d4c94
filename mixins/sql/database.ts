import { Kysely, SqliteDialect } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { NodeSqlite } from './node-sqlite.ts';

/** A service's tables in an SQLite file of its own; the file is opened by the first statement. */
export function openDatabase<Tables>(file: string): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: async () => new NodeSqlite(file) }) });
}

/** Brings the tables to the latest shape. Migrations run once each, in the order of their names. */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
