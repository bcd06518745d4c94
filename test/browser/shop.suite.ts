import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { OrderView } from '../../services/order/order.contract.ts';
import { eventually } from '../support/eventually.ts';
import { assertAccessible, assertNoHorizontalScroll, layoutShiftOf } from '../support/page-checks.ts';
import { asStaff } from '../support/passes.ts';
import { payTwin } from '../support/people.ts';
import type { OpenVisited } from '../support/visits.ts';

/** Bytes over the wire, without pictures, until the menu can be used. */
const LIGHT = 100_000;
/** Milliseconds after which the page would propose a later time. */
const PROPOSED_ANEW = 6 * 60_000;
/** The test cuts the network, takes answers away, or asks for more than there is. */
const EXPECTED = /Failed to load resource|ERR_|409|422/;

/** A dish of the menu, not its line in the basket. */
const dish = (page: Page, name: string) => page.locator('.dish').filter({ hasText: name });

export function shop(open: OpenVisited): void {
  test('a guest at a table finds a dish, chooses with the thumb, and comes to payment by one touch', async (t) => {
    const { shop, openPage } = await open(t, { env: { KITCHEN_MODE: 'manual' } });
    const page = await openPage({ path: '?table=12', width: 360, height: 780, lang: 'zh', old: true });
    await dish(page, 'Burrata').waitFor();
    await assertNoHorizontalScroll(page);
    await page.getByText('12 号桌').waitFor();
    await page.getByLabel('搜索菜品').fill('MARGHÉ');
    await page.getByText('找到 1 道菜品').waitFor();
    await page.getByText('排除过敏原').click();
    await assertAccessible(page, 'the menu, searched');
    await page.getByRole('button', { name: '选规格：Pizza Margherita' }).click();
    await page.getByLabel('large').check();
    await page.getByLabel('给厨房的备注').fill('少盐');
    await assertAccessible(page, 'the sheet of a dish');
    await assertNoHorizontalScroll(page);
    await page.getByRole('button', { name: /^加入 · / }).click();
    await page.reload();
    await page.getByRole('link', { name: /查看购物车（1）/ }).click();
    await page.getByRole('radio', { name: '10%' }).check();
    await page.getByText('尽快，预计').waitFor();
    await assertAccessible(page, 'the basket');
    assert.ok((await layoutShiftOf(page)) < 0.1);
    await page.getByRole('button', { name: '下单并付款' }).click();
    await page.waitForURL((url) => url.origin === new URL(shop.twinUrl).origin);
    await payTwin(page);
    const { items } = (await shop.send<{ items: OrderView[] }>('GET', '/api/orders', undefined, asStaff())).body;
    const [order] = items;
    assert.deepEqual([items.length, order?.service], [1, { kind: 'table', table: '12' }]);
    const line = order?.lines[0];
    assert.deepEqual([line?.note, line?.options[0]?.name, order?.tip], ['少盐', 'large', 155]);
  });

  test('the first page is light, and keys alone lead from the menu to an order', async (t) => {
    const { shop, openPage } = await open(t, { env: { KITCHEN_MODE: 'manual' } });
    const page = await openPage({ path: 'sign-in', expected: EXPECTED });
    // What the page before still loads is not counted.
    await page.goto('about:blank');
    const wire = await page.context().newCDPSession(page);
    let bytes = 0;
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await wire.send('Network.enable');
    await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.goto('./');
    await dish(page, 'Burrata').waitFor();
    assert.ok(bytes > 20_000 && bytes < LIGHT, `${bytes} bytes`);
    await assertAccessible(page, 'the menu');

    const focused = () =>
      page.evaluate<string>('document.activeElement.ariaLabel ?? document.activeElement.textContent');
    for (let i = 0; i < 30 && (await focused()) !== 'Add Burrata'; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await eventually(async () => (await focused()) === 'One more Burrata');
    await page.getByRole('radio', { name: 'At a table' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Order and pay' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Please say which table.').waitFor();
    await assertAccessible(page, 'a field that is to be changed');
    await page.getByLabel('Table', { exact: true }).fill('7');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.origin === new URL(shop.twinUrl).origin);
  });

  test('the menu changes under a basket, the network goes, and an answer is lost: nothing else is', async (t) => {
    const { shop, openPage } = await open(t, { env: { KITCHEN_MODE: 'manual' } });
    const page = await openPage({ path: './', dark: true, expected: EXPECTED });
    for (const name of ['Burrata', 'Bruschetta'])
      await dish(page, name)
        .getByRole('button', { name: `Add ${name}` })
        .click();
    await shop.send('POST', '/api/items/burrata/sold-out', { soldOut: true }, asStaff());
    await page.getByText('Burrata is sold out.').waitFor();
    await dish(page, 'Burrata').getByText('Sold out').waitFor();
    await assertAccessible(page, 'a menu that has changed');
    await page.reload();
    await page.getByText('Burrata is sold out.').waitFor();
    await page.getByRole('button', { name: 'Got it' }).click();
    await page.getByRole('button', { name: 'Remove Burrata' }).click();

    await page.context().setOffline(true);
    await page.getByText('The shop cannot be reached since').waitFor();
    await assertAccessible(page, 'a shop out of reach');
    await page.context().setOffline(false);
    await page.getByText('The shop cannot be reached since').waitFor({ state: 'detached' });

    await page.route(
      '**/orders',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await page.getByRole('radio', { name: 'At a time' }).check();
    await page.getByRole('button', { name: 'Order and pay' }).click();
    await page.getByText('Your basket is kept.').waitFor();
    await page.clock.setSystemTime(Date.now() + PROPOSED_ANEW);
    const ordered = async () =>
      (await shop.send<{ items: OrderView[] }>('GET', '/api/orders', undefined, asStaff())).body.items;
    const [lost] = await ordered();
    await shop.send('POST', '/api/items/bruschetta/sold-out', { soldOut: true }, asStaff());
    await dish(page, 'Bruschetta').getByText('Sold out').waitFor();
    assert.equal(
      await page.getByRole('button', { name: 'Order and pay' }).isEnabled(),
      true,
      'it may be there already, for the time that was proposed then',
    );
    await shop.send('POST', '/api/items/bruschetta/sold-out', { soldOut: false }, asStaff());
    await dish(page, 'Bruschetta').getByRole('button').first().waitFor();
    await shop.cancel(lost as OrderView);
    await page.getByRole('button', { name: 'Order and pay' }).click();
    await page.waitForURL((url) => url.origin === new URL(shop.twinUrl).origin);
    assert.equal((await ordered()).length, 2, 'the first was over');

    await page.goto('./');
    await page.getByText('Nothing in it yet.').waitFor();
    await page.getByRole('link', { name: /Waiting for payment/ }).waitFor();
    await shop.send('POST', '/api/pause', { until: '2100-01-01T00:00:00.000Z' }, asStaff());
    await eventually(() => page.getByText('The kitchen takes a break until').isVisible());
    await assertAccessible(page, 'a shop that takes a break');
    assert.ok((await layoutShiftOf(page)) < 0.1);
  });
}
