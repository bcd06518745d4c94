import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { AnyShop } from '../support/any-shop.ts';
import type { Placed } from '../support/customers.ts';
import { eventually } from '../support/eventually.ts';
import { assertAccessible, assertNoHorizontalScroll, ringsOf } from '../support/page-checks.ts';
import { asStaff } from '../support/passes.ts';
import { signIn } from '../support/people.ts';
import type { OpenVisited } from '../support/visits.ts';

const SIGNED_OUT = /401 \(Unauthorized\).*api\/session/;
const OFFLINE = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/;
/** Milliseconds. */
const HOUR = 3_600_000;
const PIZZA = {
  ...{ id: 'margherita', quantity: 2, note: 'cut it for a child' },
  options: [{ groupId: 'extras', choiceId: 'mozzarella', quantity: 2 }],
};

async function paid(shop: AnyShop, customer: string, ...items: object[]): Promise<Placed> {
  const path = `/api/customer/${customer}/orders`;
  const { body, status } = await shop.send<Placed>('POST', path, { items });
  assert.equal(status, 201, JSON.stringify(body));
  await shop.pay(body);
  return body;
}

/** The focus is not lost with the button that was pressed. */
const focusStays = (page: Page) =>
  eventually(() => page.evaluate<boolean>("document.activeElement.id === 'queued-title'"));

/** A hand is slower: a ticket that has just come to its place is not moved by what is pressed within 400 ms. */
export const settles = (page: Page) => page.waitForTimeout(500);

/** Once the ticket of an order stands in a column of the page. */
async function standsIn(page: Page, column: string, { id }: Placed): Promise<void> {
  await page.locator(`.${column} #ticket-${id}`).waitFor();
  await settles(page);
}

/** People cook by the kitchen display, touched and by the keys of a bump bar. */
export function kitchenPage(open: OpenVisited): void {
  test('a kitchen cooks by its display', async (t) => {
    const { shop, openPage } = await open(t, { env: { KITCHEN_MODE: 'manual' } });
    const page = await openPage({ path: 'sign-in', expected: new RegExp(`${SIGNED_OUT.source}|${OFFLINE.source}`) });
    await signIn(page, shop, ['kitchen', 'counter']);
    await page.goto('kitchen');
    await page.getByText('Nothing to cook.').waitFor();
    await assertAccessible(page, 'an empty kitchen');
    const order = await paid(shop, 'ann', PIZZA, { id: 'tiramisu', quantity: 1 });
    const ticket = page.locator(`#ticket-${order.id}`);

    await t.test('an order comes by itself, and rings until somebody touches it', async () => {
      await standsIn(page, 'queued', order);
      for (const text of ['2 × Extra mozzarella', 'cut it for a child', 'milk'])
        await ticket.getByText(text, { exact: false }).first().waitFor();
      await ticket.getByText('New', { exact: true }).waitFor();
      assert.notEqual((await ringsOf(page)).length, 0);
      await assertAccessible(page, 'a new ticket');
      await page.keyboard.press('ArrowDown');
      await ticket.getByText('New', { exact: true }).waitFor({ state: 'detached' });
      await page.reload();
      await standsIn(page, 'queued', order);
      assert.equal(await page.locator('.fresh').count(), 0, 'a reload does not forget that it was touched');
      assert.deepEqual(await ringsOf(page), []);
    });

    await t.test('by keys it is started, put back and started again', async () => {
      await page.keyboard.press('1');
      await standsIn(page, 'cooking', order);
      await page.keyboard.press('Backspace');
      await standsIn(page, 'queued', order);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await standsIn(page, 'cooking', order);
      await shop.waitForStatus(order, ['preparing']);
      await focusStays(page);
    });

    await t.test('it is ready when all its stations are', async () => {
      await page.getByRole('button', { name: 'oven' }).click();
      await ticket.getByRole('button', { name: 'Done' }).click();
      await standsIn(page, 'cooked', order);
      await page.getByText('Other stations still cook.').waitFor();
      await page.getByRole('button', { name: 'All', exact: true }).click();
      await standsIn(page, 'cooking', order);
      await ticket.getByRole('button', { name: 'Done' }).click();
      await shop.waitForStatus(order, ['cooked']);
      await page.getByRole('button', { name: 'Undo' }).click();
      await shop.waitForStatus(order, ['preparing']);
      await page.getByRole('button', { name: 'oven' }).click();
      await page.getByText('Other stations still cook.').waitFor();
      await page.getByRole('button', { name: 'cold' }).click();
      await standsIn(page, 'cooking', order);
      await ticket.getByRole('button', { name: 'Done' }).click();
      await standsIn(page, 'cooked', order);
      await shop.waitForStatus(order, ['cooked']);
      await page.keyboard.press('r');
      await shop.waitForStatus(order, ['preparing']);
      await page.getByRole('button', { name: 'Undo' }).click();
      await shop.waitForStatus(order, ['cooked']);
      await page.getByRole('button', { name: 'All', exact: true }).click();
      await settles(page);
      await ticket.getByRole('button', { name: 'Hand over' }).click();
      await shop.waitForStatus(order, ['completed']);
      await ticket.waitFor({ state: 'detached' });
    });

    await t.test('a cancelled ticket must be acknowledged', async () => {
      const gone = await paid(shop, 'bob', { id: 'lasagne', quantity: 1 });
      await standsIn(page, 'queued', gone);
      await page.keyboard.press('1');
      await standsIn(page, 'cooking', gone);
      const reason = { reason: 'the oven is cold' };
      await shop.send('POST', `/api/kitchen/orders/${gone.id}/cancel`, reason, asStaff());
      const alarm = page.getByRole('alertdialog');
      await alarm.getByText('Lasagne').waitFor();
      await assertAccessible(page, 'an alarm');
      await page.keyboard.press('Escape');
      assert.equal(await alarm.isVisible(), true);
      await page.keyboard.press('Enter');
      await alarm.waitFor({ state: 'detached' });
      await page.reload();
      await page.getByText('Nothing is on the stove.').waitFor();
      await alarm.waitFor({ state: 'detached' });
    });

    await t.test('it says loudly when it is cut off, and catches up', async () => {
      await page.context().setOffline(true);
      await page.getByText('CUT OFF since').waitFor();
      await assertAccessible(page, 'a kitchen that is cut off');
      const missed = await paid(shop, 'cid', { id: 'burrata', quantity: 1 });
      await page.context().setOffline(false);
      await standsIn(page, 'queued', missed);
      await page.getByText('CUT OFF since').waitFor({ state: 'detached' });
    });

    await t.test('what is wanted later stands apart, and may be begun early', async () => {
      const wanted = new Date(Date.now() + 3 * HOUR).toISOString();
      const items = [{ id: 'burrata', quantity: 1 }];
      const { body } = await shop.send<Placed>('POST', '/api/customer/dan/orders', { items, wanted });
      await shop.pay(body);
      await page.getByRole('region', { name: 'Later' }).waitFor();
      await assertAccessible(page, 'a kitchen with a ticket for later');
      await page.getByRole('button', { name: /^Start now/ }).focus();
      await page.keyboard.press('Enter');
      await standsIn(page, 'cooking', body);
      await focusStays(page);
    });

    await t.test('it works in Chinese, on a phone of 2022, in the dark', async () => {
      const phone = await openPage({
        path: 'sign-in',
        width: 360,
        lang: 'zh',
        dark: true,
        old: true,
        expected: SIGNED_OUT,
      });
      await signIn(phone, shop, ['kitchen']);
      await phone.goto('kitchen');
      await phone.getByRole('button', { name: '开始做' }).waitFor();
      await assertNoHorizontalScroll(phone);
      await assertAccessible(phone, 'the kitchen on a phone');
    });
  });
}
