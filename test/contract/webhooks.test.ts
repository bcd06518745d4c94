import { describe } from 'node:test';
import { WEBHOOK_COLLECTIONS } from '../../services/webhooks/infrastructure/delivery-documents.ts';
import { sqliteCollections } from '../support/collections.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { needs } from '../support/servers.ts';
import { webhooksSuite } from './webhooks.suite.ts';

const { endpoints = [], deliveries = [] } = WEBHOOK_COLLECTIONS;

describe('webhooks on SQLite', () => {
  const collection = sqliteCollections();
  webhooksSuite('SQLite', async () => ({
    endpoints: collection('endpoints', endpoints),
    deliveries: collection('deliveries', deliveries),
  }));
});

describe('webhooks on MongoDB', needs('mongod'), () => {
  const mongo = mongoForTests();
  webhooksSuite('MongoDB', async () => {
    const adapter = mongo.adapter(WEBHOOK_COLLECTIONS);
    await adapter.connect();
    return { endpoints: adapter.documents('endpoints'), deliveries: adapter.documents('deliveries') };
  });
});
