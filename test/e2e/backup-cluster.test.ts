import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { openMongo } from '../../launcher/backup/mongo-stores.ts';
import { effectsWithoutCause, readBackup, run } from '../support/backups.ts';
import { ClusterServers } from '../support/cluster-servers.ts';
import { ClusterShop } from '../support/cluster-shop.ts';
import { until } from '../support/customers.ts';
import { prompt } from '../support/prompt.ts';
import { Ends } from '../support/scope.ts';
import { needs } from '../support/servers.ts';
import { tempFolderFor } from '../support/temp-folder.ts';
import { comesBack, diners, MENU } from './backup.suite.ts';

const BACKUPS = 2;

describe('a backup of a cluster', needs(), () => {
  const servers = new ClusterServers();

  test('taken under load brings back every order that was accepted before it on other servers, and reconciliation tells the rest', async (t) => {
    const folder = path.join(tempFolderFor(t as TestContext), 'backup');
    const shop = await ClusterShop.open(t as TestContext, servers, { menu: MENU });
    const loseAll = async (backup: string, log: string) => {
      for (const node of [0, 1]) await shop.kill(node);
      await shop.moveTo(servers);
      const { code, err } = await run('restore', shop.env, backup, '--forgotten', log);
      assert.equal(code, 0, err);
    };
    await comesBack(t as TestContext, { shop, env: () => shop.env, loseAll }, folder);
  });

  test('tells of one moment in both databases, however busy the nodes are; over a shop that is there nothing is restored', async (t) => {
    const folder = tempFolderFor(t as TestContext);
    const ends = new Ends(); // Before those of the shop: without NATS a prompt does not end.
    t.after(() => ends.all());
    const shop = await ClusterShop.open(t as TestContext, servers, { menu: MENU });
    const { accepted, end } = diners(t as TestContext, shop);
    const sizes: number[] = [];
    for (let i = 0; i < BACKUPS; i++) {
      await until(
        30,
        () => accepted.length > (sizes.at(-1) ?? 0),
        () => shop.output,
      );
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
    const type = await prompt(ends, { nats: shop.env.NATS_URL as string });
    const ids = Object.keys(JSON.parse((await type('log-level --json')).out)).sort();
    const refusal = `NATS_URL: nodes are running (${ids.join(', ')}); stop them first\n`;
    for (const id of ids) assert.match((await type(`drain ${id} --force`, true)).out, /drained/);
    const drained = await run('restore', shop.env, path.join(folder, '0'));
    assert.deepEqual([ids.length, running.err, drained.err], [2, refusal, refusal]);
    await shop.stop();
    // The prompt is still there, and is no node.
    const taken = await run('restore', shop.env, path.join(folder, '0'));
    assert.match(taken.err, /^MONGO_URL: shop\d+_order is there already/);
    assert.deepEqual([running.code, drained.code, taken.code], [1, 1, 1]);
    assert.equal((await shop.stores()).orders.length, accepted.length);
  });

  test('reads from the primary of MongoDB, even where the address prefers a secondary', async (t) => {
    const { env, stop } = await servers.forShop();
    t.after(stop);
    const url = new URL(env.MONGO_URL);
    url.searchParams.set('readPreference', 'secondaryPreferred');
    const mongo = await openMongo(url.href);
    t.after(() => mongo.close());
    assert.equal(mongo.db('comanda_order').readPreference?.mode, 'primary');
  });
});
