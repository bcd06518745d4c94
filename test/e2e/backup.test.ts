import assert from 'node:assert/strict';
import { cpSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Opening } from '../support/any-shop.ts';
import { effectsWithoutCause, run } from '../support/backups.ts';
import { closeBooks } from '../support/books.ts';
import { until } from '../support/customers.ts';
import { opsCall } from '../support/ops.ts';
import { Shop } from '../support/shop.ts';
import { readStores } from '../support/stores.ts';
import { tempFolderFor } from '../support/temp-folder.ts';
import { comesBack, diners, MENU } from './backup.suite.ts';

const BACKUPS = 3;

const open = (t: unknown, opening: Opening = {}) => Shop.open(t as TestContext, { menu: MENU, ...opening });
const dataDir = (folder: string) => ({ DATA_DIR: folder });

describe('a backup of one machine', () => {
  test('taken under load brings back every order that was accepted before it, and reconciliation tells the rest', async (t) => {
    const folder = tempFolderFor(t as TestContext);
    const shop = await open(t);
    const loseAll = async (backup: string, log: string) => {
      await shop.kill();
      const fresh = tempFolderFor(t as TestContext);
      const { code, err } = await run('restore', dataDir(fresh), backup, '--forgotten', log);
      assert.equal(code, 0, err);
      for (const file of globSync(`${shop.folder}/stripe-twin.sqlite*`))
        cpSync(file, path.join(fresh, path.basename(file)));
      shop.moveTo(fresh);
    };
    await comesBack(t as TestContext, { shop, env: () => dataDir(shop.folder), loseAll }, path.join(folder, 'backup'));
  });

  test('tells of one moment in all of its files, however busy the shop is, and is for nobody else to read; nobody is refused meanwhile', async (t) => {
    const folder = tempFolderFor(t as TestContext);
    const shop = await open(t);
    const { accepted, end } = diners(t as TestContext, shop);
    await sleep(500);
    const sizes: number[] = [];
    for (let i = 0; i < BACKUPS; i++) {
      await until(
        30,
        () => accepted.length > (sizes.at(-1) ?? 0),
        () => shop.output,
      );
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
    isForNobodyElse(path.join(folder, '0'));
  });

  test('of a shop that is closed is all of it: what was open is finished elsewhere, and reconciliation finds nothing', async (t) => {
    const from = new Date().toISOString();
    const folder = path.join(tempFolderFor(t as TestContext), 'backup');
    const shop = await open(t, { env: { KITCHEN_MODE: 'manual' } });
    const [paid, unpaid] = [await shop.order('ann', { soup: 2 }), await shop.order('bob', { soup: 1 })];
    await shop.pay(paid);
    await shop.queued(paid);
    await shop.waitForStatus(unpaid, ['waiting_for_payment']);
    await shop.stop();
    const { code, out } = await run('backup', dataDir(shop.folder), folder);
    assert.equal(code, 0, out);
    const fresh = path.join(tempFolderFor(t as TestContext), 'data');
    assert.equal((await run('restore', dataDir(fresh), folder)).code, 0);
    shop.moveTo(fresh);
    await shop.start({ KITCHEN_MODE: 'simulated' });
    await shop.pay(unpaid);
    for (const order of [paid, unpaid]) await shop.waitForStatus(order, ['cooked']);
    const to = new Date().toISOString();
    const report = await opsCall<{ orders: number; differences: object[] }>(fresh, 'payment.reconcile', { from, to });
    assert.deepEqual([report.orders, report.differences], [2, []]);
    const { charges } = await closeBooks(shop);
    assert.equal(charges.length, 2);
  });
});

/** What is in it is the user's alone; it tells no address and no key. */
function isForNobodyElse(backup: string): void {
  const modes = ['', ...readdirSync(backup)].map((name) =>
    (statSync(path.join(backup, name)).mode & 0o777).toString(8),
  );
  assert.deepEqual(new Set(modes), new Set(['700', '600']));
  assert.doesNotMatch(readFileSync(path.join(backup, 'manifest.json'), 'utf8'), /sk_|whsec_|http|comanda-e2e/);
}
