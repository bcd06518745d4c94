import path from 'node:path';
import type { Service, ServiceSchema } from 'moleculer';
import DbService from 'moleculer-db';
import type { Config } from '../platform/config/config.ts';
import type { Documents, Index, Store } from '../platform/documents/documents.ts';
import { probeOf } from '../platform/documents/probe.ts';
import { SqliteDocuments } from '../platform/documents/sqlite-documents.ts';
import { SqliteFile } from '../platform/documents/sqlite-file.ts';
import { probeAction } from './probe-action.ts';

export interface WithStore {
  adapter: Store;
}

/**
 * moleculer-db for its connection's life cycle only: its own `get` and `list` would lend ours their cache keys and params, and
 * its `started` tries for ever what ConfigError refuses.
 */
const { actions: _unpublished, started: _endless, ...Lifecycle } = DbService as unknown as ServiceSchema;

/** A moleculer-db adapter that keeps a service's collections in one SQLite file. */
class SqliteAdapter implements Store {
  readonly #file: SqliteFile;
  readonly #indexes: Record<string, readonly Index[]>;
  readonly probe = probeOf(() => this.#file.probe());

  constructor(file: string, indexes: Record<string, readonly Index[]>) {
    this.#file = new SqliteFile(file);
    this.#indexes = indexes;
  }

  get waiting(): number {
    return this.#file.waiting;
  }

  init(): void {}
  async connect(): Promise<void> {}
  async disconnect(): Promise<void> {
    this.#file.close();
  }

  documents<T extends { _id: string }>(name: string): Documents<T> {
    return new SqliteDocuments<T>(this.#file, name, this.#indexes[name] ?? []);
  }
}

/**
 * A service's collections, each with the indexes that its queries use, in a store of its own.
 * The adapter is made in `merged`: once per broker, and never deep-cloned (a clone breaks #private fields).
 */
export async function collections(
  indexes: Record<string, readonly Index[]>,
  { cluster, dataDir }: Pick<Config, 'cluster' | 'dataDir'>,
): Promise<Partial<ServiceSchema>> {
  // The driver is loaded only where there is a MongoDB: it costs memory, and a moment at every start.
  const mongo = cluster && (await import('../platform/documents/mongo-adapter.ts'));
  return {
    mixins: [Lifecycle],
    actions: { probe: probeAction },
    created(this: Service & WithStore & { probe(): Promise<void> }) {
      this.probe = () => this.adapter.probe();
    },
    async started(this: Service & { connect(): Promise<void> }) {
      await this.connect();
    },
    merged(schema: ServiceSchema & { adapter: Store }) {
      schema.adapter = mongo
        ? new mongo.MongoAdapter(cluster.mongo, schema.name, indexes)
        : new SqliteAdapter(path.join(dataDir, `${schema.name}.sqlite`), indexes);
    },
  } as unknown as Partial<ServiceSchema>;
}
