import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import type { DeadLetter } from '../../platform/channels/dead-letter.ts';
import { DEAD_LETTER_INDEXES, DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import { createTables } from '../../platform/sql/create-tables.ts';
import { openDatabase } from '../../platform/sql/database.ts';
import { DeadLetterRows } from '../../services/stock/infrastructure/dead-letter-rows.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import type { StockTables } from '../../services/stock/infrastructure/tables.ts';
import { sqliteCollections } from '../support/collections.ts';
import { cloudEvent, orderFacts } from '../support/events.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { needs, type Server, startMysql } from '../support/servers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { deadLettersSuite } from './dead-letters.suite.ts';
import { freshUrl, open } from './stock-mysql.ts';

describe('dead letters as documents in SQLite', () => {
  const collection = sqliteCollections();
  const store = () => collection<DeadLetter>('dead_letters', DEAD_LETTER_INDEXES);
  deadLettersSuite(async () => new DeadLetterDocuments(store()));

  test('one from before letters could be dropped is open, and can be dropped', async () => {
    const documents = store();
    const event = cloudEvent('order.paid', orderFacts());
    const old = { _id: 'a', consumer: 'stock', type: event.type, event, headers: {}, error: 'x', count: 1, at: '2030' };
    await documents.insert(old);
    const letters = new DeadLetterDocuments(documents);
    assert.deepEqual(await letters.list({ dropped: false }, 'oldest', 10), [old]);
    await letters.drop('a', 'too old');
    assert.equal((await letters.list({ dropped: true }, 'newest', 10))[0]?.dropReason, 'too old');
  });
});

describe('dead letters as rows in SQLite', () => {
  const folder = tempFolder();
  let files = 0;
  const database = (t: TestContext) => {
    const db = openDatabase<StockTables>(path.join(folder, `${++files}.sqlite`));
    t.after(() => db.destroy());
    return db;
  };
  deadLettersSuite(async (t) => {
    const db = database(t);
    await createTables(db, schema);
    return new DeadLetterRows(db);
  });
});

describe('dead letters as rows in MySQL', needs('mariadbd'), () => {
  let server: Server;
  before(async () => {
    server = await startMysql();
  });
  after(() => server.stop());
  deadLettersSuite(async (t) => {
    const db = open(t, await freshUrl(server));
    await createTables(db, schema);
    return new DeadLetterRows(db);
  });
});

describe('dead letters as documents in MongoDB', needs('mongod'), () => {
  const mongo = mongoForTests();
  deadLettersSuite(async () => new DeadLetterDocuments(await mongo.collection('dead_letters', DEAD_LETTER_INDEXES)));
});
