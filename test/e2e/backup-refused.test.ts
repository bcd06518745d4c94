import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../support/backups.ts';
import { freePort } from '../support/free-port.ts';
import { NodeProcess } from '../support/node-process.ts';
import { Ends } from '../support/scope.ts';
import { Shop } from '../support/shop.ts';
import { tempFolderFor } from '../support/temp-folder.ts';

describe('what cannot be backed up or restored is refused in one line, and nothing is touched', () => {
  const ends = new Ends();
  after(() => ends.all());
  const folder = () => path.join(tempFolderFor(ends), 'it');
  let shop: Shop;
  let whole: string;
  before(async () => {
    shop = await Shop.open(ends);
    await shop.order('ann', { burrata: 1 });
    whole = folder();
    assert.equal((await run('backup', { DATA_DIR: shop.folder }, whole)).code, 0);
  });

  /** A copy of the backup to which something has happened. */
  function spoilt(spoil: (file: (name: string) => string) => void): string {
    const copy = folder();
    cpSync(whole, copy, { recursive: true });
    spoil((name) => path.join(copy, name));
    return copy;
  }
  const change = (from: RegExp, to: string) =>
    spoilt((file) => {
      const manifest = file('manifest.json');
      writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(from, to));
    });
  const sql = (file: string, text: string) => {
    const db = new DatabaseSync(file);
    db.exec(text);
    db.close();
  };

  const BACKUPS: Record<string, [make: () => string, says: RegExp]> = {
    'cut off': [() => spoilt((file) => rmSync(file('manifest.json'))), /is no whole backup: manifest\.json cannot be/],
    'with more in a file': [
      () => spoilt((file) => appendFileSync(file('order.sqlite'), 'x')),
      /is torn: order\.sqlite is not as it was written/,
    ],
    'with less in a file': [() => spoilt((file) => truncateSync(file('stock.sqlite'), 4096)), /is torn: stock\.sqlite/],
    'without a file': [() => spoilt((file) => rmSync(file('payment.sqlite'))), /is torn: payment\.sqlite is missing/],
    'of another layout': [
      () => change(/"format": 1/, '"format": 2'),
      /is a backup in format 2, and this version reads 1/,
    ],
    'of other documents': [() => change(/"documents": \d+/, '"documents": 7'), /its documents holds data in format 7/],
    'of another stock': [() => change(/"stock": \d+/, '"stock": 7'), /its stock holds data in format 7/],
    'of a cluster': [() => change(/one machine/, 'a cluster'), /is a backup of a cluster, and this is one machine/],
  };
  for (const [what, [make, says]] of Object.entries(BACKUPS)) {
    test(`a backup ${what}`, async () => {
      const fresh = folder();
      const { code, err } = await run('restore', { DATA_DIR: fresh }, make());
      assert.match(err, says);
      assert.deepEqual([code, err.trim().split('\n').length, existsSync(fresh)], [1, 1, false]);
    });
  }

  test("a restore onto a shop that runs, one that is closed, or what is somebody else's", async () => {
    const running = await run('restore', { DATA_DIR: shop.folder }, whole);
    assert.match(running.err, /^DATA_DIR: another process is running on .*; stop it first\n$/);
    const others = tempFolderFor(ends);
    writeFileSync(path.join(others, 'thesis.txt'), 'two years of work');
    for (const taken of [others, whole]) {
      const before = readdirSync(taken);
      const { code, err } = await run('restore', { DATA_DIR: taken }, whole);
      assert.match(err, /is not empty, and nothing is restored over what is there: move it away/);
      assert.deepEqual([code, readdirSync(taken)], [1, before]);
    }
  });

  test("a backup of nothing, into what is there, or of files that are broken or another version's", async () => {
    const backUp = async (dataDir: string, target = folder()) =>
      (await run('backup', { DATA_DIR: dataDir }, target)).err;
    assert.match((await run('backup', {})).err, /^usage: npm run backup -- <new folder>\n$/);
    assert.match(
      await backUp(tempFolderFor(ends)),
      /there is no shop in .*: stock\.sqlite, order\.sqlite, .* is missing/,
    );
    assert.match(await backUp(shop.folder, whole), /is not empty: a backup goes into a folder of its own/);
    const newer = spoilt((file) => sql(file('kitchen.sqlite'), 'PRAGMA user_version = 7'));
    assert.match(await backUp(newer), /^DATA_DIR: kitchen\.sqlite holds data in format 7/);
    const broken = spoilt((file) => {
      const bytes = readFileSync(file('order.sqlite'));
      writeFileSync(file('order.sqlite'), bytes.fill(0xff, 2 * 4096, 3 * 4096));
    });
    assert.match(await backUp(broken), /^DATA_DIR: order\.sqlite is broken: /);
  });

  test('a shop on a folder whose restore was cut off', async () => {
    const large = folder();
    const stopped = spoilt((file) => {
      rmSync(file('manifest.json'));
      sql(file('stripe-twin.sqlite'), 'CREATE TABLE filler (x); INSERT INTO filler VALUES (zeroblob(100000000))');
    });
    assert.equal((await run('backup', { DATA_DIR: stopped }, large)).code, 0);
    const fresh = folder();
    const env = { PATH: process.env.PATH, DATA_DIR: fresh };
    const restoring = spawn(process.execPath, ['restore.ts', large], {
      cwd: path.join(import.meta.dirname, '../..'),
      env,
    });
    const ended = once(restoring, 'exit');
    while (restoring.exitCode === null && !existsSync(path.join(fresh, 'order.sqlite.part'))) await sleep(1);
    restoring.kill('SIGKILL');
    assert.deepEqual(await ended, [null, 'SIGKILL']);
    const started = new NodeProcess(ends, [], { DATA_DIR: fresh, PORT: `${await freePort()}` });
    const [code] = await started.ended;
    assert.deepEqual([code, /order\.sqlite|not a database/.test(started.output)], [1, true], started.output);
    assert.match((await run('restore', { DATA_DIR: fresh }, large)).err, /is not empty/);
  });
});
