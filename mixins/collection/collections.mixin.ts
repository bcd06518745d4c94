import path from 'node:path';
import type { ServiceSchema } from 'moleculer';
import DbService from 'moleculer-db';
import { config } from '../../services/shared/config.ts';
import type { Documents, Index } from './documents.ts';
import { SqliteDocuments } from './sqlite-documents.ts';
import { SqliteFile } from './sqlite-file.ts';

/** What a service's deps build their repositories on. */
export interface Store {
  documents<T extends { _id: string }>(name: string): Documents<T>;
}
export interface WithStore {
  adapter: Store;
}

/** moleculer-db for its connection's life cycle only: its own `get` and `list` would lend ours their cache keys and params. */
const { actions: _unpublished, ...Lifecycle } = DbService as unknown as ServiceSchema;

/** A moleculer-db adapter that keeps a service's collections in one SQLite file. */
class SqliteAdapter implements Store {
  readonly #file: SqliteFile;
  readonly #indexes: Record<string, readonly Index[]>;

  constructor(file: string, indexes: Record<string, readonly Index[]>) {
    this.#file = new SqliteFile(file);
    this.#indexes = indexes;
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

/** Loaded only where there is a MongoDB: the driver costs memory, and a moment at every start. */
const mongo = config.cluster && (await import('./mongo-adapter.ts'));

/**
 * A service's collections, each with the indexes that its queries use, in a store of its own.
 * The adapter is made in `merged`: once per broker, and never deep-cloned (a clone breaks #private fields).
 */
export const collections = (indexes: Record<string, readonly Index[]>) =>
  ({
    mixins: [Lifecycle],
    merged(schema: ServiceSchema & { adapter: Store }) {
      schema.adapter =
        config.cluster && mongo
          ? new mongo.MongoAdapter(config.cluster.mongo, schema.name, indexes)
          : new SqliteAdapter(path.join(config.dataDir, `${schema.name}.sqlite`), indexes);
    },
  }) as Partial<ServiceSchema>;
