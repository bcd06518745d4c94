import { before, describe } from 'node:test';
import { sqliteCollections } from '../support/collections.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { needs } from '../support/servers.ts';
import type { MakeTallies, StoredTally } from '../support/tallies.ts';
import { recordsSuite } from './records.suite.ts';
import { recordsNodesSuite } from './records-nodes.suite.ts';
import { recordsWaitingSuite } from './records-waiting.suite.ts';

const INDEXES = [{ name: 'by_outbox', keys: ['outboxPending'] }];

describe('records on SQLite', { concurrency: true }, () => {
  const collection = sqliteCollections();
  const make: MakeTallies = async () => collection<StoredTally>('tallies', INDEXES);
  for (const isAlone of [true, false]) {
    const where = isAlone ? 'SQLite, alone' : 'SQLite, one of several';
    recordsSuite(where, isAlone, make);
    recordsWaitingSuite(where, isAlone, make);
  }
  recordsNodesSuite('SQLite', make);
});

describe('records on MongoDB', { ...needs('mongod'), concurrency: true }, () => {
  const mongo = mongoForTests();
  let made = 0;
  let adapter: ReturnType<typeof mongo.adapter>;
  before(() => {
    adapter = mongo.adapter({}, 'records');
  });
  const make: MakeTallies = async () => adapter.documents<StoredTally>(`tallies_${++made}`);
  recordsSuite('MongoDB', false, make);
  recordsWaitingSuite('MongoDB', false, make);
  recordsNodesSuite('MongoDB', make);
});
