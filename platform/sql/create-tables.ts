import { type Kysely, MysqlAdapter, type QueryExecutorProvider, sql } from 'kysely';
import { assertFormat } from '../documents/format.ts';

/** In words that SQLite and MySQL both understand. */
interface Table {
  name: string;
  columns: string;
  /** The columns of each index. */
  indexes: Readonly<Record<string, string>>;
}
export interface Schema {
  /** Another shape of the tables gets another number. Nothing is migrated. */
  format: number;
  tables: readonly Table[];
}

/** Ids are compared byte by byte, as SQLite does without being told. */
const MYSQL_TABLE = 'ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
/** `written` is when somebody tried last whether the store can be written. Milliseconds since 1970. */
const FORMAT = {
  name: 'store_format',
  columns: 'id integer NOT NULL PRIMARY KEY, format integer NOT NULL, written bigint',
};

/**
 * Makes the tables that are not there yet. Nodes may do this at the same moment, and one may die in between. Throws ConfigError
 * where there are tables of another format.
 */
export async function createTables<Tables>(db: Kysely<Tables>, { format, tables }: Schema): Promise<void> {
  await claimFormat(db, format, tables);
  await makeTables(db, tables);
}

/** Makes those that are missing, and writes no format: until that is written no node starts on them. */
export async function makeTables(db: QueryExecutorProvider, tables: readonly Table[]): Promise<void> {
  for (const table of tables) await createTable(db, table);
}

/**
 * Looks for tables first: a node that starts at the same moment writes the format before it makes any of them. MySQL refuses
 * the second row of two nodes with ER_DUP_ENTRY, and `rerun` looks again.
 */
async function claimFormat<Tables>(db: Kysely<Tables>, format: number, tables: readonly Table[]): Promise<void> {
  const there = new Set((await db.introspection.getTables()).map(({ name }) => name));
  const holdsData = tables.some(({ name }) => there.has(name));
  if (!holdsData) await createTable(db, { ...FORMAT, indexes: {} });
  const found = holdsData && !there.has(FORMAT.name) ? undefined : await readFormat(db);
  if (holdsData || found !== undefined) return assertFormat({ name: await nameOf(db), format: found }, format);
  await writeFormat(db, format);
}

/** From now on the tables are in use. */
export async function writeFormat(db: QueryExecutorProvider, format: number): Promise<void> {
  await createTable(db, { ...FORMAT, indexes: {} });
  await sql`INSERT INTO store_format (id, format) VALUES (1, ${format})`.execute(db);
}

/** The smallest durable write there is. Throws where the tables cannot be written. */
export const probeWrite = (db: QueryExecutorProvider): Promise<unknown> =>
  sql`UPDATE store_format SET written = ${Date.now()}`.execute(db);

async function readFormat(db: QueryExecutorProvider): Promise<number | undefined> {
  const { rows } = await sql<{ format: number }>`SELECT format FROM store_format`.execute(db);
  return rows[0]?.format;
}

/** On MySQL a table and its indexes are one statement: whoever finds the table finds them too. */
async function createTable(db: QueryExecutorProvider, { name, columns, indexes }: Table): Promise<void> {
  const all = Object.entries(indexes).map(([index, fields]) => ({ index: `${name}_${index}`, fields }));
  if (isMysql(db)) {
    const parts = [columns, ...all.map(({ index, fields }) => `INDEX ${index} (${fields})`)];
    await sql.raw(`CREATE TABLE IF NOT EXISTS ${name} (${parts.join(', ')}) ${MYSQL_TABLE}`).execute(db);
    return;
  }
  await sql.raw(`CREATE TABLE IF NOT EXISTS ${name} (${columns})`).execute(db);
  for (const { index, fields } of all)
    await sql.raw(`CREATE INDEX IF NOT EXISTS ${index} ON ${name} (${fields})`).execute(db);
}

const isMysql = (db: QueryExecutorProvider) => db.getExecutor().adapter instanceof MysqlAdapter;

/** The store, as whoever runs it knows it. */
async function nameOf(db: QueryExecutorProvider): Promise<string> {
  const database = sql<{ name: string }>`SELECT DATABASE() AS name`;
  const file = sql<{ name: string }>`SELECT file AS name FROM pragma_database_list WHERE name = 'main'`;
  const { rows } = await (isMysql(db) ? database : file).execute(db);
  return `${isMysql(db) ? 'MYSQL_URL: the database' : 'DATA_DIR:'} ${rows[0]?.name}`;
}
