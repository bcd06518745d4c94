import path from 'node:path';
import { after } from 'node:test';
import type { CloudEvent } from '../../kernel/events.ts';
import type { Documents, Index } from '../../platform/documents/documents.ts';
import { SqliteDocuments } from '../../platform/documents/sqlite-documents.ts';
import { SqliteFile } from '../../platform/documents/sqlite-file.ts';
import { tempFolder } from './temp-folder.ts';

/** Makes collections, each in a file of its own, as a service's adapter would. */
export type MakeCollection = <T extends { _id: string }>(name: string, indexes: readonly Index[]) => Documents<T>;

export function sqliteCollections(): MakeCollection {
  const folder = tempFolder();
  let files = 0;
  return <T extends { _id: string }>(name: string, indexes: readonly Index[]) => {
    const file = new SqliteFile(path.join(folder, `${++files}.sqlite`));
    after(() => file.close());
    return new SqliteDocuments<T>(file, name, indexes);
  };
}

/** Takes an outbox's events, and fails while it is told to. */
export function postbox() {
  const box = {
    events: [] as CloudEvent[],
    fails: false,
    warnings: 0,
    alerts: [] as string[],
    alert: (kind: string): void => void box.alerts.push(kind),
    async publish(event: CloudEvent): Promise<void> {
      if (box.fails) throw new Error('the broker is away');
      box.events.push(event);
    },
    warn(): void {
      box.warnings++;
    },
  };
  return box;
}
