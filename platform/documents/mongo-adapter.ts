import { setTimeout as sleep } from 'node:timers/promises';
import type { Service, ServiceBroker } from 'moleculer';
import { type Db, type IndexDescription, MongoClient } from 'mongodb';
import { SECOND } from '../../kernel/time.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Documents, Index, Store } from './documents.ts';
import { answer, READ_WITHIN, reasonOf, WRITE_WITHIN } from './mongo-answer.ts';
import { MongoDocuments } from './mongo-documents.ts';
import { claimFormat } from './mongo-format.ts';
import type { Kept } from './mongo-outcomes.ts';
import { probeOf } from './probe.ts';

/** Shorter than a call may take, so that the driver tells why it failed. Milliseconds. */
const PATIENCE = READ_WITHIN - 500;
/** Durable before it is answered, read as a majority has it; and no socket hangs for ever. */
const OPTIONS = {
  writeConcern: { w: 'majority', journal: true },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  retryWrites: true,
  ignoreUndefined: true,
  maxPoolSize: 16,
  serverSelectionTimeoutMS: PATIENCE,
  connectTimeoutMS: PATIENCE,
  socketTimeoutMS: PATIENCE,
  waitQueueTimeoutMS: PATIENCE,
} as const;
const PROBE = { _id: 'probe' };

/** The database of a service: the one that the address names (else `comanda`), an underscore, and the service. */
export function databaseOf(url: string, service: string): string {
  const [, database] = /^[^/]+\/\/[^/]+\/([^?]+)/.exec(url) ?? [];
  return `${database ?? 'comanda'}_${service}`;
}

/** A moleculer-db adapter that keeps a service's collections in a MongoDB database of its own. */
export class MongoAdapter implements Store {
  readonly #client: MongoClient;
  readonly #db: Db;
  readonly #indexes: Record<string, readonly Index[]>;
  #logger: Service['logger'] | undefined;
  readonly #documents: { waiting: number }[] = [];
  #closed = false;

  /** Throws ConfigError if the driver cannot read the address. */
  constructor(url: string, service: string, indexes: Record<string, readonly Index[]>) {
    try {
      this.#client = new MongoClient(url, { ...OPTIONS, appName: `comanda-${service}` });
    } catch {
      throw new ConfigError('MONGO_URL is not an address that the driver of MongoDB can read');
    }
    this.#db = this.#client.db(databaseOf(url, service));
    this.#indexes = indexes;
  }

  init(_broker: ServiceBroker, service: Service): void {
    this.#logger = service.logger;
  }

  /** Waits until MongoDB answers, and says once why it has to wait. Throws ConfigError if the database has another format. */
  async connect(): Promise<void> {
    for (let told = ''; !this.#closed; await sleep(SECOND)) {
      try {
        return await this.#prepare();
      } catch (error) {
        if (error instanceof ConfigError) throw error;
        const reason = reasonOf(error);
        if (reason !== told && !this.#closed) this.#logger?.error(`waiting for the server of MONGO_URL: ${reason}`);
        told = reason;
      }
    }
  }

  async disconnect(): Promise<void> {
    this.#closed = true;
    await this.#client.close();
  }

  documents<T extends { _id: string }>(name: string): Documents<T> {
    const documents = new MongoDocuments<T>(this.#db.collection<Kept>(name));
    this.#documents.push(documents);
    return documents;
  }

  get waiting(): number {
    return this.#documents.reduce((sum, { waiting }) => sum + waiting, 0);
  }

  readonly probe = probeOf(() => {
    const write = this.#db
      .collection<{ _id: string }>('meta')
      .updateOne(PROBE, { $currentDate: { at: true } }, { upsert: true });
    return answer(write, WRITE_WITHIN);
  });

  /** Indexes that are there stay as they are: one with other keys gets another name. */
  async #prepare(): Promise<void> {
    await this.#client.connect();
    const { setName, msg } = await this.#db.command({ hello: 1 });
    if (!setName && msg !== 'isdbgrid') throw new Error('MongoDB has to run as a replica set');
    await claimFormat(this.#db, Object.keys(this.#indexes));
    for (const [collection, indexes] of Object.entries(this.#indexes)) {
      const specs = indexes.map(specOf);
      if (specs.length > 0) await this.#db.collection(collection).createIndexes(specs);
    }
  }
}

/**
 * A unique index holds only documents that have a value for each of its keys: for MongoDB, null would be a value too. One of lists
 * holds only documents that have the list: the others would each cost an entry.
 */
export function specOf({ name, keys, unique, ofList }: Index): IndexDescription {
  const key = Object.fromEntries(keys.map((key) => [key, 1 as const]));
  if (ofList) return { name, key, partialFilterExpression: { [keys[0] ?? '']: { $exists: true } } };
  if (!unique) return { name, key };
  const partialFilterExpression = Object.fromEntries(keys.map((key) => [key, { $type: ['string', 'number'] }]));
  return { name, key, unique, partialFilterExpression };
}
