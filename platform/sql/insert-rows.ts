import { CompiledQuery } from 'kysely';

/** MySQL takes at most 65,535 parameters a statement, SQLite 32,766. */
const MOST_PARAMETERS = 5000;

interface Executor {
  executeQuery(query: CompiledQuery): Promise<unknown>;
}

/**
 * Inserts many rows by few statements, written by hand: Kysely makes an object of every value, which costs more than the
 * insert itself. All rows have the columns of the first.
 */
export async function insertRows<Row extends object>(db: Executor, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Row & string)[];
  const atOnce = Math.floor(MOST_PARAMETERS / columns.length);
  const row = `(${columns.map(() => '?').join(', ')})`;
  for (let from = 0; from < rows.length; from += atOnce) {
    const chunk = rows.slice(from, from + atOnce);
    const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${chunk.map(() => row).join(', ')}`;
    const values = chunk.flatMap((one) => columns.map((column) => one[column]));
    await db.executeQuery(CompiledQuery.raw(text, values));
  }
}
