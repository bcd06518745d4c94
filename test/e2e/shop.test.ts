import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { Shop } from '../support/shop.ts';
import { theShop } from './shop.suite.ts';

describe('the shop', { concurrency: 2 }, () => {
  theShop(Shop.open);

  test('on its folder', async (t) => {
    const shop = await Shop.open(t);
    await t.test('what it stores is for the user that runs it, and nobody else', async () => {
      await shop.order('ann', { burrata: 1 });
      const open = readdirSync(shop.folder).filter((name) => statSync(path.join(shop.folder, name)).mode & 0o077);
      assert.deepEqual(open, []);
    });

    await t.test('it runs once: a second process is refused in one clear line', async () => {
      const { code, output } = await shop.double();
      assert.equal(code, 1);
      assert.match(output, /^Comanda cannot start\. DATA_DIR: another process is running on .+; stop it first\n$/);
      await shop.order('ann', { burrata: 1 });
    });
  });
});
