import type { Query } from './documents.ts';

const FIELD = /^[A-Za-z_][A-Za-z0-9_]*$/;
const OPERATORS = new Set(['$in', '$ne', '$exists', '$gt', '$gte', '$lt', '$lte']);

/** Throws TypeError for what is no name of a top-level field: a store could take it for something else. */
export function checkField(field: string): void {
  if (!FIELD.test(field)) throw new TypeError(`${field} is no name of a top-level field`);
}

/** What a query wants of a field, by operator. Throws TypeError for what not every store reads alike. */
export function conditionsOn(field: string, wanted: Query[string]): [operator: string, operand: unknown][] {
  checkField(field);
  if (wanted === null || typeof wanted !== 'object') return [['$eq', wanted]];
  for (const operator of Object.keys(wanted)) {
    if (!OPERATORS.has(operator)) throw new TypeError(`the operator ${operator} is not part of the query language`);
  }
  return Object.entries(wanted);
}

/** For a store that takes a query as it is: refuses what the others would refuse. */
export function checkQuery(query: Query): void {
  for (const [field, wanted] of Object.entries(query)) conditionsOn(field, wanted);
}
