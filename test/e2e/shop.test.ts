import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Shop } from '../support/shop.ts';
import { theShop } from './shop.suite.ts';

describe('the shop', { concurrency: 2 }, () => {
  theShop(Shop.open);

  test('runs once on a folder: a second process is refused in one clear line', async (t) => {
    const shop = await Shop.open(t);
    const { code, output } = await shop.double();
    assert.equal(code, 1);
    assert.match(output, /^Comanda cannot start\. DATA_DIR: another process is running on .+; stop it first\n$/);
    await shop.order('ann', { burrata: 1 });
  });
});
