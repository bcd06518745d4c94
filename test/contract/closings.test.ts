import { describe } from 'node:test';
import type { Index } from '../../platform/documents/documents.ts';
import { ORDER_COLLECTIONS } from '../../services/order/infrastructure/order-documents.ts';
import { sqliteCollections } from '../support/collections.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { needs } from '../support/servers.ts';
import { closingsSuite } from './closings.suite.ts';

describe('closing on SQLite', () => {
  const collection = sqliteCollections();
  closingsSuite('SQLite', async () => collection);
});

describe('closing on MongoDB', needs('mongod'), () => {
  const mongo = mongoForTests();
  closingsSuite('MongoDB', async () => {
    const adapter = mongo.adapter(ORDER_COLLECTIONS);
    await adapter.connect();
    return <T extends { _id: string }>(name: string, _indexes: readonly Index[]) => adapter.documents<T>(name);
  });
});
