import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import type { Kysely, KyselyPlugin } from 'kysely';
import { Unavailable } from '../../kernel/unavailable.ts';
import { createTables } from '../../platform/sql/create-tables.ts';
import { openDatabase } from '../../platform/sql/database.ts';
import { ChangedMeanwhile, rerun } from '../../platform/sql/rerun.ts';
import { DeadLetterRows } from '../../services/stock/infrastructure/dead-letter-rows.ts';
import { HoldRows } from '../../services/stock/infrastructure/hold-rows.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { StockRows } from '../../services/stock/infrastructure/stock-rows.ts';
import type { StockTables } from '../../services/stock/infrastructure/tables.ts';
import { tempFolder } from '../support/temp-folder.ts';

const ofDriver = (code: string) => Object.assign(new Error(`the driver says ${code}`), { code });

test('rows that others change each time are Unavailable in the end, not a failure of ours', async () => {
  let runs = 0;
  const work = () => {
    runs++;
    throw new ChangedMeanwhile('somebody else changed them meanwhile');
  };
  await assert.rejects(
    rerun(async () => work()),
    (error: Error) => error instanceof Unavailable && error.cause instanceof ChangedMeanwhile,
  );
  assert.equal(runs, 6);
});

test('a disk that MySQL cannot write to is Unavailable at once', async () => {
  for (const code of ['ER_DISK_FULL', 'ER_RECORD_FILE_FULL', 'ER_ERROR_ON_WRITE', 'ER_GET_ERRNO']) {
    let runs = 0;
    const work = () => {
      runs++;
      throw ofDriver(code);
    };
    await assert.rejects(
      rerun(async () => work()),
      (error: Error) => error instanceof Unavailable && error.message.includes(code),
    );
    assert.equal(runs, 1, code);
  }
});

test('what is wrong with the work itself is thrown as it is, at once', async () => {
  const wrong = new RangeError('no such dish');
  await assert.rejects(
    rerun(() => Promise.reject(wrong)),
    (error) => error === wrong,
  );
});

describe('a connection that is lost once', () => {
  const folder = tempFolder();
  let files = 0;

  /** Tables whose next statement fails once, as on a connection that was lost. */
  async function fragile(t: TestContext) {
    const db = openDatabase<StockTables>(path.join(folder, `${++files}.sqlite`));
    t.after(() => db.destroy());
    await createTables(db, schema);
    let failures = 0;
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        if (failures++ === 0) throw ofDriver('PROTOCOL_SEQUENCE_TIMEOUT');
        return result;
      },
    };
    return { db: db.withPlugin(plugin), failed: () => failures > 0 };
  }

  const READS: Record<string, (db: Kysely<StockTables>) => Promise<unknown>> = {
    'the holds that are due': (db) => new HoldRows(db).due(new Date(), 10),
    'one hold': (db) => new HoldRows(db).find('o1'),
    'a claim': (db) => new HoldRows(db).claim('o1', { dueAt: new Date(), tries: 0 }, new Date()),
    'what is held for orders': (db) => new HoldRows(db).holdings(['o1']),
    'one dead letter': (db) => new DeadLetterRows(db).find('x'),
    'dead letters': (db) => new DeadLetterRows(db).list({ dropped: false }, 'newest', 10),
    'how many dead letters there are': (db) => new DeadLetterRows(db).count({ dropped: false }),
    'the menu': (db) => new StockRows(db).menu(),
    'the stock as it stands': (db) => new StockRows(db).snapshot({ itemIds: ['cake'] }),
  };
  for (const [what, read] of Object.entries(READS)) {
    test(`${what}: it is asked again`, async (t) => {
      const { db, failed } = await fragile(t);
      await read(db);
      assert.ok(failed());
    });
  }
});
