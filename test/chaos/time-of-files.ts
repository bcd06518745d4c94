import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PAST } from './time-of-cluster.ts';

const DUE = { orders: 'order', payments: 'payment', notices: 'payment', tickets: 'kitchen' };
const NEXT_VERSION = "json_extract(body, '$.version') + 1";
const at = (field: string): string => `json_extract(body, '$.${field}')`;

/** As on a cluster, for a shop on one machine. */
export async function timePassesIn(folder: string, { deadlines = true } = {}): Promise<void> {
  for (const [table, service] of Object.entries(DUE)) {
    run(folder, service, setAll(table, 'dueAt', `${at('status')} IS NOT 'cooked'`, `"dueAt" = '${PAST}'`));
  }
  const isUnpaid = `${at('status')} IN ('pending', 'waiting_for_payment')`;
  if (deadlines) run(folder, 'order', setAll('orders', 'payBefore', isUnpaid));
  run(folder, 'stock', `UPDATE reservations SET due_at = '${PAST}' WHERE due_at > '${PAST}'`);
}

/** `columns`: those that hold the field beside the document. */
const setAll = (table: string, field: string, where: string, columns = ''): string =>
  `UPDATE ${table} SET ${[columns, `version = ${NEXT_VERSION}`].filter(Boolean).join(', ')},
    body = json_set(body, '$.${field}', '${PAST}', '$.version', ${NEXT_VERSION})
    WHERE ${at(field)} > '${PAST}' AND ${where}`;

function run(folder: string, service: string, sql: string): void {
  const db = new DatabaseSync(path.join(folder, `${service}.sqlite`), { timeout: 3000 });
  try {
    db.exec(sql);
  } finally {
    db.close();
  }
}
