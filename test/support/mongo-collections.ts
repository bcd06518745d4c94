import { after, before } from 'node:test';
import { MongoClient } from 'mongodb';
import type { Documents, Index } from '../../platform/documents/documents.ts';
import { MongoAdapter } from '../../platform/documents/mongo-adapter.ts';
import { type Server, startMongo } from './servers.ts';

/** A MongoDB for the tests of this file or suite, and adapters on it, each with a database of its own unless it is named. */
export function mongoForTests() {
  const adapters: MongoAdapter[] = [];
  let server: Server;
  let client: MongoClient;
  before(async () => {
    server = await startMongo();
    client = new MongoClient(server.url);
  });
  after(async () => {
    await Promise.all([client, ...adapters].map((one) => ('close' in one ? one.close() : one.disconnect())));
    await server.stop();
  });
  const mongo = {
    get server(): Server {
      return server;
    },
    /** To look at what is stored. */
    get client(): MongoClient {
      return client;
    },
    adapter(
      indexes: Record<string, readonly Index[]> = {},
      name = `test${adapters.length}`,
      url = server.url,
    ): MongoAdapter {
      const adapter = new MongoAdapter(url, name, indexes);
      adapters.push(adapter);
      return adapter;
    },
    async collection<T extends { _id: string }>(name: string, indexes: readonly Index[] = []): Promise<Documents<T>> {
      const adapter = mongo.adapter({ [name]: indexes });
      await adapter.connect();
      return adapter.documents<T>(name);
    },
  };
  return mongo;
}
