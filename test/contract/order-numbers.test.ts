import { describe } from 'node:test';
import { sqliteCollections } from '../support/collections.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { needs } from '../support/servers.ts';
import { orderNumbersSuite } from './order-numbers.suite.ts';

const collection = sqliteCollections();
orderNumbersSuite('SQLite', async (name, indexes) => collection(name, indexes));

describe('on MongoDB', needs('mongod'), () => {
  const mongo = mongoForTests();
  orderNumbersSuite('MongoDB', (name, indexes) => mongo.collection(name, indexes));
});
