import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { effectsWithoutCause, readBackup, run } from '../support/backups.ts';
import { ClusterServers } from '../support/cluster-servers.ts';
import { ClusterShop } from '../support/cluster-shop.ts';
import { needs } from '../support/servers.ts';
import { tempFolderFor } from '../support/temp-folder.ts';
import { comesBack, diners, MENU } from './backup.suite.ts';

const BACKUPS = 6;

describe('a backup of a cluster', needs(), () => {
  const servers = new ClusterServers();

  test('taken under load brings back every order that was accepted before it on other servers, and reconciliation tells the rest', async (t) => {
    const folder = path.join(tempFolderFor(t as TestContext), 'backup');
    const shop = await ClusterShop.open(t as TestContext, servers, { menu: MENU });
    const loseAll = async (backup: string) => {
      for (const node of [0, 1]) await shop.kill(node);
      await shop.moveTo(servers);
      const { code, err } = await run('restore', shop.env, backup);
      assert.equal(code, 0, err);
    };
    await comesBack(t as TestContext, { shop, env: () => shop.env, loseAll }, folder);
  });

  test('tells of one moment in both databases, however busy the nodes are; over a shop that is there nothing is restored', async (t) => {
    const folder = tempFolderFor(t as TestContext);
    const shop = await ClusterShop.open(t as TestContext, servers, { menu: MENU });
    const { accepted, end } = diners(t as TestContext, shop);
    const sizes: number[] = [];
    for (let i = 0; i < BACKUPS; i++) {
      const { code, out, err } = await run('backup', shop.env, path.join(folder, `${i}`));
      assert.equal(code, 0, err);
      t.diagnostic(out.trim().replace(/^.*: /, ''));
      const backup = await readBackup(path.join(folder, `${i}`));
      assert.deepEqual(effectsWithoutCause(backup), []);
      sizes.push(backup.orders.length);
    }
    await end();
    assert.ok(new Set(sizes).size > BACKUPS / 2, `the shop stood still: ${sizes}`);
    t.diagnostic(`${accepted.length} orders were accepted`);

    const running = await run('restore', shop.env, path.join(folder, '0'));
    assert.match(running.err, /^NATS_URL: nodes are running \(api, kitchen, order, payment, stock, stripe-twin\)/);
    await shop.stop();
    const taken = await run('restore', shop.env, path.join(folder, '0'));
    assert.match(taken.err, /^MONGO_URL: shop\d+_order is there already/);
    assert.deepEqual([running.code, taken.code], [1, 1]);
    assert.equal((await shop.stores()).orders.length, accepted.length);
  });
});
