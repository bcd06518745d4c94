import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyShop } from '../support/any-shop.ts';
import { shopClock } from '../support/clock.ts';
import type { Placed } from '../support/customers.ts';
import { eventually } from '../support/eventually.ts';
import { assertAccessible, assertNoHorizontalScroll } from '../support/page-checks.ts';
import { asStaff } from '../support/passes.ts';
import { signIn } from '../support/people.ts';
import { Shop } from '../support/shop.ts';
import type { OpenVisited } from '../support/visits.ts';
import { operate, repair, replay } from './office-operations.ts';
import { cancel, cutOff, findOrders, handOver, refundOne } from './office-orders.ts';
import { changeHours, changeMenu, closeDay } from './office-shop.ts';

/** The page asks who is signed in; the network is cut; the shop refuses what the test lets it refuse. */
const EXPECTED = /ERR_INTERNET_DISCONNECTED|4(01|04|09|22).*api\//;
const MINUTE = 60_000;
/** Milliseconds: what is waited for is there in far fewer, and the steps after one that failed fail too. */
const PATIENCE = 10_000;

/** The parts of the office about orders, money, the menu, hours, and how the shop does. */
export function office(open: OpenVisited): void {
  test('the office of one evening', async (t) => {
    const clock = shopClock();
    const TRACES_URL = 'http://traces.example/trace/{trace_id}';
    const { shop, openPage } = await open(t, { env: { KITCHEN_MODE: 'manual', TRACES_URL, ...clock.env } });
    const [eaten, given] = [await paid(shop), await paid(shop)];
    const page = await openPage({ path: `office#order/${given.id}`, reducedMotion: true, expected: EXPECTED });
    page.setDefaultTimeout(PATIENCE);

    await t.test('whoever signs in comes to the part that was asked for', async () => {
      const wanted = { name: 'Otto', roles: ['manager', 'ops'] };
      const { body } = await shop.send<{ key: string }>('POST', '/api/keys', wanted, asStaff());
      await page.waitForURL(/sign-in\?to=/);
      await page.getByLabel(/^The key/).fill(body.key);
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`office#order/${given.id}$`));
    });
    await t.test('a unit of a line is refunded by keyboard', async () => {
      await refundOne(page);
      await eventually(async () => (await shop.get(given)).refunded === 1190);
    });
    await t.test('an order is cancelled with a reason, and another is handed over', async () => {
      await cancel(page, 'no mascarpone');
      assert.ok((await shop.get(given)).timeline.some(({ reason }) => reason === 'no mascarpone'));
      for (const move of ['start', 'bump']) await shop.send('POST', `/api/kitchen/tickets/${eaten.id}/${move}`, {});
      await handOver(page, eaten.id);
      assert.equal((await shop.get(eaten)).status, 'completed');
    });
    await t.test('orders are found, and the day so far is told', () => findOrders(page, eaten.id));
    await t.test('whose network is cut is told so', () => cutOff(page, eaten.id));
    await t.test('a dish is edited, sold out, taken off the menu and put back; orders are paused', () =>
      changeMenu(page),
    );
    await t.test('hours are saved, and refused at the field that is wrong', () => changeHours(page));
    await t.test('the day is closed, printed and carried home', () => closeDay(page, () => clock.move(2 * MINUTE)));
    await t.test('who runs the shop sees how it does', () => operate(page));
    assert.ok(shop instanceof Shop);
    await t.test('events that were given up are worked again', () => replay(page, shop, eaten.id));
    await t.test('books that differ are mended', () => repair(page, shop));

    await t.test('on an old phone, in the dark and in Chinese, all of it is there', async () => {
      const phone = { path: 'sign-in', lang: 'zh', width: 360, dark: true, old: true, expected: EXPECTED } as const;
      const page = await openPage(phone);
      await signIn(page, shop, ['manager', 'ops']);
      for (const part of ['today', 'orders', `order/${given.id}`, 'menu', 'hours', 'report', 'operations']) {
        await page.goto(`office#${part}`);
        await page.locator('main :is(article, section, .cards li)').first().waitFor();
        await assertNoHorizontalScroll(page);
        await assertAccessible(page, `${part}, in Chinese`);
      }
      await page.getByRole('heading', { name: '运行状态' }).waitFor();
    });
    await t.test('each sees the parts that are theirs, until the device is signed out', async () => {
      const page = await openPage({ path: 'sign-in', expected: EXPECTED });
      await signIn(page, shop, ['counter']);
      await page.goto('office#report');
      await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
      const parts = await page.getByRole('navigation').getByRole('link').allTextContents();
      assert.deepEqual(
        parts.map((part) => part.trim()),
        ['Today', 'Orders', 'Menu and stock', 'Table codes'],
      );
      await page.goto(`office#order/${given.id}`);
      await page.getByText('no mascarpone').waitFor();
      assert.equal(await page.getByRole('heading', { name: 'Money' }).count(), 0);
      await page.context().clearCookies();
      await page.goto('office#orders');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(/sign-in\?to=%2Foffice%23orders$/);
    });
  });
}

async function paid(shop: AnyShop): Promise<Placed> {
  const items = [
    { id: 'burrata', quantity: 2 },
    { id: 'tiramisu', quantity: 1 },
  ];
  const wanted = { items, contact: { name: 'Ann Lee' }, tip: 100 };
  const { body } = await shop.send<Placed>('POST', '/api/customer/ann/orders', wanted);
  await shop.pay(body);
  await shop.queued(body);
  return body;
}
