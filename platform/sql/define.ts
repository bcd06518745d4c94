import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Ids are compared byte by byte, as SQLite does without being told. */
const MYSQL_TABLE = ' ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
const EXISTS = ['ER_TABLE_EXISTS_ERROR', 'ER_DUP_KEYNAME', 'ER_DUP_FIELDNAME'];

/**
 * A migration's statements, in words that both dialects understand. MySQL commits each by itself: a node may have died in
 * between, so what is there already is kept and the rest follows.
 */
export async function define(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  const mysql = db.getExecutor().adapter instanceof MysqlAdapter;
  for (const statement of statements) {
    const more = mysql && statement.startsWith('CREATE TABLE') ? MYSQL_TABLE : '';
    try {
      await sql.raw(statement + more).execute(db);
    } catch (error) {
      if (!mysql || !EXISTS.includes((error as { code: string }).code)) throw error;
    }
  }
}
