import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { isRefusal } from '../../kernel/domain-error.ts';
import type { Config } from '../../platform/config/config.ts';
import type { Documents } from '../../platform/documents/documents.ts';
import { SqliteDocuments } from '../../platform/documents/sqlite-documents.ts';
import { SqliteFile } from '../../platform/documents/sqlite-file.ts';
import {
  ORDER_COLLECTIONS,
  OrderDocuments,
  type StoredOrder,
} from '../../services/order/infrastructure/order-documents.ts';
import { BackupRefused } from './backup-refused.ts';

/**
 * The orders that the shop's log says were forgotten: a backup from before knows their customers again. The log may have lines that
 * are no JSON. Throws BackupRefused where it cannot be read.
 */
export async function forgottenBy(log: string): Promise<Set<string>> {
  const orders = new Set<string>();
  try {
    for await (const text of createInterface({ input: createReadStream(log) })) {
      const { msg, orderId } = text.includes('"forgotten"') ? lineOf(text) : {};
      if (msg === 'forgotten' && typeof orderId === 'string') orders.add(orderId);
    }
  } catch (error) {
    throw new BackupRefused(`${log} cannot be read: ${(error as Error).message}`);
  }
  return orders;
}

function lineOf(text: string): { msg?: unknown; orderId?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Forgets the customers of these orders, as far as the restored shop has them; nobody runs it yet. Answers how many it has. */
export async function forgetAgain(ids: ReadonlySet<string>, config: Pick<Config, 'cluster' | 'dataDir'>) {
  const { documents, close } = await openOrders(config);
  const warn = (_fields: object, message: string) => console.error(message);
  const orders = new OrderDocuments(documents, { isAlone: true, warn }, async () => {});
  let found = 0;
  try {
    for (const id of ids) {
      try {
        await orders.update(id, (order) => order.forget());
        found++;
      } catch (error) {
        if (!isRefusal(error, 'ORDER_UNKNOWN')) throw error; // It was placed after the backup.
      }
    }
  } finally {
    await close();
  }
  return found;
}

async function openOrders({ cluster, dataDir }: Pick<Config, 'cluster' | 'dataDir'>): Promise<{
  documents: Documents<StoredOrder>;
  close(): Promise<void>;
}> {
  if (cluster) {
    const { MongoAdapter } = await import('../../platform/documents/mongo-adapter.ts');
    const adapter = new MongoAdapter(cluster.mongo, 'order', ORDER_COLLECTIONS);
    await adapter.connect();
    return { documents: adapter.documents('orders'), close: () => adapter.disconnect() };
  }
  const file = new SqliteFile(path.join(dataDir, 'order.sqlite'));
  const documents = new SqliteDocuments<StoredOrder>(file, 'orders', ORDER_COLLECTIONS.orders ?? []);
  return { documents, close: async () => file.close() };
}
