import assert from 'node:assert/strict';
import { cpSync, globSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Opening } from '../support/any-shop.ts';
import { effectsWithoutCause, run } from '../support/backups.ts';
import { Shop } from '../support/shop.ts';
import { readStores } from '../support/stores.ts';
import { tempFolderFor } from '../support/temp-folder.ts';
import { comesBack, diners, MENU } from './backup.suite.ts';

const BACKUPS = 12;

const open = (t: unknown, opening: Opening = {}) => Shop.open(t as TestContext, { menu: MENU, ...opening });
const dataDir = (folder: string) => ({ DATA_DIR: folder });

describe('a backup of one machine', { concurrency: 2 }, () => {
  test('taken under load brings back every order that was accepted before it, and reconciliation tells the rest', async (t) => {
    const folder = tempFolderFor(t as TestContext);
    const shop = await open(t);
    const loseAll = async (backup: string) => {
      await shop.kill();
      const fresh = tempFolderFor(t as TestContext);
      const { code, err } = await run('restore', dataDir(fresh), backup);
      assert.equal(code, 0, err);
      for (const file of globSync(`${shop.folder}/stripe-twin.sqlite*`))
        cpSync(file, path.join(fresh, path.basename(file)));
      shop.moveTo(fresh);
    };
    await comesBack({ shop, env: () => dataDir(shop.folder), loseAll }, path.join(folder, 'backup'));
  });

  test('tells of one moment in all of its files, however busy the shop is, and nobody is refused meanwhile', async (t) => {
    const folder = tempFolderFor(t as TestContext);
    const shop = await open(t);
    const { accepted, end } = diners(shop);
    await sleep(500);
    const sizes: number[] = [];
    for (let i = 0; i < BACKUPS; i++) {
      const { code, out, err } = await run('backup', dataDir(shop.folder), path.join(folder, `${i}`));
      assert.equal(code, 0, err);
      t.diagnostic(out.trim().replace(/^.*: /, ''));
      const stores = readStores(path.join(folder, `${i}`));
      assert.deepEqual(effectsWithoutCause(stores), []);
      sizes.push(stores.orders.length);
    }
    await end();
    assert.ok(new Set(sizes).size > BACKUPS / 2, `the shop stood still: ${sizes}`);
    t.diagnostic(`${accepted.length} orders were accepted`);
    assert.doesNotMatch(shop.output, /cannot be written|database is locked/);
  });
});
