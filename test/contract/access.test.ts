import { describe } from 'node:test';
import { API_COLLECTIONS } from '../../services/api/access/collections.ts';
import { sqliteCollections } from '../support/collections.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { needs } from '../support/servers.ts';
import { accessSuite } from './access.suite.ts';

describe('access on SQLite', () => {
  const collection = sqliteCollections();
  accessSuite('SQLite', async () => {
    const made = new Map<string, ReturnType<typeof collection<{ _id: string }>>>();
    return (name) => {
      const documents = made.get(name) ?? collection<{ _id: string }>(name, API_COLLECTIONS[name] ?? []);
      made.set(name, documents);
      return documents as never;
    };
  });
});

describe('access on MongoDB', needs('mongod'), () => {
  const mongo = mongoForTests();
  accessSuite('MongoDB', async () => {
    const adapter = mongo.adapter(API_COLLECTIONS);
    await adapter.connect();
    return (name) => adapter.documents(name);
  });
});
