import { describe } from 'node:test';
import { sqliteCollections } from '../support/collections.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { needs } from '../support/servers.ts';
import { unpaidOrdersSuite } from './unpaid-orders.suite.ts';

const collection = sqliteCollections();
unpaidOrdersSuite('SQLite', async (name, indexes) => collection(name, indexes));

describe('on MongoDB', needs('mongod'), () => {
  const mongo = mongoForTests();
  unpaidOrdersSuite('MongoDB', (name, indexes) => mongo.collection(name, indexes));
});
