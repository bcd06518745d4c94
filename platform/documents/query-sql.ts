import type { Query, Scalar } from './documents.ts';
import { checkField, conditionsOn } from './query-language.ts';

export interface Sql {
  text: string;
  values: (string | number | null)[];
}

const SIGNS = new Map(Object.entries({ $eq: 'IS', $ne: 'IS NOT', $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' }));

/** Where a top-level field stands in a document, as an SQL literal. Throws TypeError for what is no name of one. */
export function jsonPath(field: string): string {
  checkField(field);
  return `'$.${field}'`;
}

/** The SQL expression of a top-level field; an index uses the same text, or SQLite would not see that they match. */
export const column = (field: string): string => (field === '_id' ? '_id' : `body ->> ${jsonPath(field)}`);

const bind = (value: Scalar) => (typeof value === 'boolean' ? Number(value) : value);

function condition(field: string, operator: string, operand: unknown, sql: Sql): string {
  if (operator === '$in') {
    const list = operand as Scalar[];
    sql.values.push(...list.map(bind));
    const within = `${column(field)} IN (${list.map(() => '?').join(', ')})`;
    return list.includes(null) ? `(${within} OR ${column(field)} IS NULL)` : within;
  }
  if (operator === '$exists') return `json_type(body, ${jsonPath(field)}) IS ${operand ? 'NOT ' : ''}NULL`;
  sql.values.push(bind(operand as Scalar));
  return `${column(field)} ${SIGNS.get(operator)} ?`;
}

/** A query as a WHERE clause. Null and missing are alike, as in MongoDB; `$exists` tells them apart. */
export function whereSql(query: Query): Sql {
  const sql: Sql = { text: '', values: [] };
  const parts = Object.entries(query).flatMap(([field, wanted]) =>
    conditionsOn(field, wanted).map(([operator, operand]) => condition(field, operator, operand, sql)),
  );
  sql.text = parts.length > 0 ? ` WHERE ${parts.join(' AND ')}` : '';
  return sql;
}

/** A sort as an ORDER BY clause. */
export function orderSql(sort: string | undefined): string {
  if (!sort) return '';
  return sort.startsWith('-') ? ` ORDER BY ${column(sort.slice(1))} DESC` : ` ORDER BY ${column(sort)}`;
}
