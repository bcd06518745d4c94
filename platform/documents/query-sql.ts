import type { Query, Scalar } from './documents.ts';
import { checkField, conditionsOn } from './query-language.ts';

export interface Sql {
  text: string;
  values: (string | number | null)[];
}

const SIGNS = new Map(Object.entries({ $eq: 'IS', $ne: 'IS NOT', $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' }));

/** Where a top-level field stands in a document, as an SQL literal. Throws TypeError for what is no name of one. */
function jsonPath(field: string): string {
  checkField(field);
  return `'$.${field}'`;
}

/** A column's name, quoted: a field may be called like a word of SQL. */
export const quoted = (column: string): string => `"${column}"`;

export interface Columns {
  /** The fields of a table that have a column of their own. */
  own: ReadonlySet<string>;
  /** The fields that hold a list, each with the table of its values. */
  lists: ReadonlyMap<string, string>;
}

/** The SQL expression of a top-level field: its column, or the value inside the document. */
function valueSql(field: string, columns: Columns): string {
  return columns.own.has(field) ? quoted(field) : `body ->> ${jsonPath(field)}`;
}

const bind = (value: Scalar) => (typeof value === 'boolean' ? Number(value) : value);

/** What a field's column holds: the same as `body ->> '$.field'` answers. */
export function columnValue(value: unknown): string | number | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : bind(value as Scalar);
}

function condition(field: string, operator: string, operand: unknown, sql: Sql, columns: Columns): string {
  const value = valueSql(field, columns);
  const list = columns.lists.get(field);
  if (list) {
    if (operator !== '$eq') throw new TypeError(`a list is asked for a value that it has, and not by ${operator}`);
    sql.values.push(bind(operand as Scalar));
    return `_id IN (SELECT _id FROM ${list} WHERE value = ?)`;
  }
  if (operator === '$in') {
    const list = operand as Scalar[];
    sql.values.push(...list.map(bind));
    const within = `${value} IN (${list.map(() => '?').join(', ')})`;
    return list.includes(null) ? `(${within} OR ${value} IS NULL)` : within;
  }
  if (operator === '$exists') return `json_type(body, ${jsonPath(field)}) IS ${operand ? 'NOT ' : ''}NULL`;
  sql.values.push(bind(operand as Scalar));
  return `${value} ${SIGNS.get(operator)} ?`;
}

/** A query as a WHERE clause. Null and missing are alike, as in MongoDB; `$exists` tells them apart. */
export function whereSql(query: Query, columns: Columns): Sql {
  const sql: Sql = { text: '', values: [] };
  const parts = Object.entries(query).flatMap(([field, wanted]) =>
    conditionsOn(field, wanted).map(([operator, operand]) => condition(field, operator, operand, sql, columns)),
  );
  sql.text = parts.length > 0 ? ` WHERE ${parts.join(' AND ')}` : '';
  return sql;
}

/** A sort as an ORDER BY clause. */
export function orderSql(sort: string | undefined, columns: Columns): string {
  if (!sort) return '';
  const field = sort.replace(/^-/, '');
  checkField(field);
  return ` ORDER BY ${valueSql(field, columns)}${sort.startsWith('-') ? ' DESC' : ''}`;
}
