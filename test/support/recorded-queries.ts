import path from 'node:path';
import { after } from 'node:test';
import type { Index } from '../../platform/documents/documents.ts';
import { SqliteDocuments } from '../../platform/documents/sqlite-documents.ts';
import { SqliteFile } from '../../platform/documents/sqlite-file.ts';
import { tempFolder } from './temp-folder.ts';

/** An SQLite file that knows how each statement is run that reads or changes one of its tables. */
class ExplainedFile extends SqliteFile {
  readonly plans = new Map<string, string[]>();

  override statement(sql: string) {
    if (!this.plans.has(sql) && /^(SELECT|UPDATE|DELETE)/.test(sql)) {
      const values = Array.from(sql.matchAll(/\?/g), () => '1');
      const steps = super.statement(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
      this.plans.set(
        sql,
        steps.map(({ detail }) => String(detail)),
      );
    }
    return super.statement(sql);
  }
}

/** A collection, and the plans of all the queries that are made on it from now on. */
export function explainedCollection<T extends { _id: string }>(name: string, indexes: readonly Index[]) {
  const file = new ExplainedFile(path.join(tempFolder(), 'explained.sqlite'));
  after(() => file.close());
  return { store: new SqliteDocuments<T>(file, name, indexes), plans: file.plans };
}

/** Whether a step of a plan walks through a whole table, or sorts what it found by itself. A query that is counted has steps of its own. */
export const isSlow = (step: string): boolean =>
  (/^SCAN (?!\(?subquery)/.test(step) && !/USING .*INDEX/.test(step)) || /TEMP B-TREE/.test(step);
