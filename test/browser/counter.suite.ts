import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import type { AnyShop } from '../support/any-shop.ts';
import type { Placed } from '../support/customers.ts';
import { eventually } from '../support/eventually.ts';
import { assertAccessible, assertNoHorizontalScroll, layoutShiftOf } from '../support/page-checks.ts';
import { signIn } from '../support/people.ts';
import type { OpenVisited } from '../support/visits.ts';

/** The page asks who is signed in. */
const NOBODY_YET = /401.*api\/session/;
/** Milliseconds within which what is pushed is seen; a page that asks now and then would be too late. */
const PUSHED = 1000;

/** An order as its customer, those at the counter and those in front of the wall follow it. */
export function counter(open: OpenVisited): void {
  test('an order is followed by its customer, called out on the wall, and handed over by its number', async (t) => {
    const { shop, openPage } = await open(t, { env: { KITCHEN_MODE: 'manual' } });
    const order = await orderOf(shop, { items: [{ id: 'burrata', quantity: 2 }], contact: { name: 'Ann Lee' } });
    const tracker = await openPage({ path: order.trackingUrl, width: 360, height: 780 });
    const staff = await openPage({ path: 'sign-in', expected: NOBODY_YET });
    await signIn(staff, shop, ['counter', 'kitchen']);

    await tracker.getByRole('link', { name: /^Pay / }).waitFor();
    await assertAccessible(tracker, 'an order to be paid');
    await shop.pay(order);
    await says(tracker, 'Thank you. The kitchen has your order.');
    await assertAccessible(tracker, 'a paid order');
    const number = String((await shop.get(order)).number);
    await shop.queued(order);

    await staff.goto('board');
    const on = (name: string) => staff.getByRole('region', { name }).getByText(number, { exact: true });
    await on('Being prepared').waitFor();
    await assertAccessible(staff, 'the board');
    await press(shop, order, 'start');
    await says(tracker, 'Your meal is being cooked.');
    await press(shop, order, 'bump');
    await Promise.all([
      tracker.getByText('Please collect it at the counter').waitFor({ timeout: PUSHED }),
      on('Ready').waitFor({ timeout: PUSHED }),
    ]);
    await assertAccessible(tracker, 'an order that is ready');
    await assertNoHorizontalScroll(tracker);

    await staff.goto('counter');
    await staff.getByRole('button', { name: `${number} For pickup` }).waitFor();
    await assertAccessible(staff, 'the counter');
    await staff.getByLabel('Number', { exact: true }).focus();
    await staff.keyboard.type(number);
    await staff.keyboard.press('Enter');
    await says(staff, 'For pickup · Ann Lee');
    await assertAccessible(staff, 'an order at the counter');
    await eventually(() => staff.evaluate<boolean>("document.activeElement.textContent === 'Hand over'"));
    await staff.keyboard.press('Enter');
    await says(tracker, 'Enjoy your meal!');
    await says(staff, 'Nothing stands on the counter.');
    assert.ok((await layoutShiftOf(staff)) < 0.1);
  });

  test('the counter finds an order by a name, says what is sold out, and pauses; what is cancelled is told', async (t) => {
    const { shop, openPage } = await open(t, { env: { KITCHEN_MODE: 'manual' } });
    const order = await orderOf(shop, { items: [{ id: 'tiramisu', quantity: 1 }], contact: { name: 'Zoë Müller' } });
    const staff = await openPage({ path: 'sign-in', width: 390, height: 844, dark: true, expected: NOBODY_YET });
    await signIn(staff, shop, ['counter']);
    await staff.goto('counter');

    await staff.getByLabel('Number or name').fill('MÜLL');
    await staff.keyboard.press('Enter');
    await staff.getByRole('button', { name: /Zoë Müller/ }).click();
    await staff.getByRole('img', { name: 'Scan this to pay' }).waitFor();
    await assertAccessible(staff, 'an order to be paid at the counter');
    await staff.getByRole('button', { name: 'Cancel the order' }).click();
    await staff.getByLabel('Reason, which the customer reads').fill('no mascarpone');
    await assertAccessible(staff, 'the reason of a cancel');
    await staff.keyboard.press('Enter');
    await staff.getByRole('dialog').getByText('Cancelled').waitFor();
    await staff.keyboard.press('Escape');
    const tracker = await openPage({ path: order.trackingUrl, lang: 'zh' });
    await says(tracker, '店铺取消了订单：no mascarpone。');
    await assertAccessible(tracker, 'a cancelled order, in Chinese');

    await staff.getByRole('button', { name: 'Sold out: Burrata' }).click();
    await eventually(async () => (await shop.left('burrata')) >= 0 && (await isSoldOut(shop, 'burrata')));
    await staff.getByRole('button', { name: 'Pause for 15 minutes' }).click();
    await staff.getByText(/^No orders before/).waitFor();
    await assertAccessible(staff, 'the counter of a paused shop');
    await staff.getByRole('button', { name: 'Take orders again' }).click();
    await says(staff, 'The shop takes orders by its hours.');
    await assertNoHorizontalScroll(staff);

    await staff.getByRole('link', { name: 'Take an order' }).click();
    await says(staff, 'Ordering for a guest');
    await staff.getByRole('button', { name: 'Add Tiramisù' }).click();
    await staff.getByLabel('Name').fill('Bob');
    await staff.getByRole('button', { name: 'Place the order' }).click();
    await staff.waitForURL(/counter#order\//);
    await says(staff, 'For pickup · Bob');
    await staff.getByRole('img', { name: 'Scan this to pay' }).waitFor();

    const link = await staff.getByRole('link', { name: 'Pay on this device' }).getAttribute('href');
    await fetch(String(link), { method: 'POST', body: new URLSearchParams({ action: 'pay' }), redirect: 'manual' });
    const bobs = { id: staff.url().split('/').at(-1) as string };
    await eventually(async () => (await press(shop, bobs, 'start')).status === 200);
    await staff.getByRole('button', { name: 'Cancel the order' }).click();
    await staff.getByLabel('Reason, which the customer reads').pressSequentially('Bob');
    await press(shop, bobs, 'bump');
    await staff.getByRole('button', { name: 'Hand over' }).waitFor();
    await staff.keyboard.type(' left');
    assert.equal(await staff.getByLabel('Reason, which the customer reads').inputValue(), 'Bob left');
    await staff.keyboard.press('Enter');
    await says(staff, 'Cancelled');
  });

  test('whose network is cut or swallows streams catches up; whoever may not come in is told that', async (t) => {
    const { shop, openPage } = await open(t, { env: { KITCHEN_MODE: 'manual' } });
    const order = await orderOf(shop, { items: [{ id: 'burrata', quantity: 1 }] });
    const tracker = await openPage({
      path: order.trackingUrl,
      old: true,
      expected: /ERR_INTERNET_DISCONNECTED|401.*api\/orders/,
    });
    await tracker.getByRole('link', { name: /^Pay / }).waitFor();
    await tracker.context().setOffline(true);
    await tracker.getByText(/^The shop cannot be reached since/).waitFor();
    await assertAccessible(tracker, 'an order without a network');
    await shop.pay(order);
    await tracker.context().setOffline(false);
    await says(tracker, 'Thank you. The kitchen has your order.');
    await tracker.getByText(/^The shop cannot be reached since/).waitFor({ state: 'detached' });
    await tracker.getByRole('button', { name: 'Cancel this order' }).click();
    await assertAccessible(tracker, 'the question before a cancel');
    await tracker.getByRole('button', { name: 'Yes, cancel' }).click();
    await tracker.getByText(/^You cancelled it/).waitFor();
    await tracker.goto(`orders/${order.id}#not-its-secret`);
    await tracker.reload();
    await says(tracker, 'We do not know this order');

    const behind = await orderOf(shop, { items: [{ id: 'burrata', quantity: 1 }] });
    const proxied = await openPage({ path: 'sign-in', expected: NOBODY_YET });
    const isStream = (headers: Record<string, string>) => /event-stream/.test(headers.accept ?? '');
    await proxied.route('**/api/orders/*', (route) => {
      if (!isStream(route.request().headers())) return route.continue();
    });
    await proxied.goto(behind.trackingUrl);
    await proxied.getByRole('link', { name: /^Pay / }).waitFor();
    await shop.pay(behind);
    await says(proxied, 'Thank you. The kitchen has your order.');

    const expected = new RegExp(`${NOBODY_YET.source}|(401|404).*kitchen/board|ERR_INTERNET_DISCONNECTED`);
    const cook = await openPage({ path: 'counter', width: 360, old: true, dark: true, expected });
    await cook.waitForURL(/sign-in\?to=/);
    await cook.getByRole('button', { name: 'Sign in' }).waitFor();
    await assertAccessible(cook, 'the page to sign in');
    await assertNoHorizontalScroll(cook);
    await signIn(cook, shop, ['kitchen']);
    await cook.goto('counter');
    await says(cook, 'You are signed in as kitchen. This page is for: counter.');

    await cook.goto('board');
    await cook.getByRole('region', { name: 'Ready' }).waitFor();
    const isCutOff = cook.getByText('The shop cannot be reached since');
    const proxy = (route: Route) => route.fulfill({ status: 404, body: 'no such container' });
    await cook.route('**/kitchen/board', proxy, { times: 1 });
    await cook.context().setOffline(true);
    await isCutOff.waitFor();
    await cook.context().setOffline(false);
    await isCutOff.waitFor({ state: 'detached' });
    await cook.context().clearCookies();
    await cook.context().setOffline(true);
    await isCutOff.waitFor();
    await cook.context().setOffline(false);
    await cook.waitForURL(/sign-in\?to=/);
  });
}

async function orderOf(shop: AnyShop, wanted: object): Promise<Placed> {
  const { status, body } = await shop.send<Placed>('POST', '/api/customer/ann/orders', wanted);
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}
const press = (shop: AnyShop, { id }: Pick<Placed, 'id'>, move: string) =>
  shop.send('POST', `/api/kitchen/tickets/${id}/${move}`, {});

async function isSoldOut(shop: AnyShop, dish: string): Promise<boolean> {
  const { body } = await shop.send<{ items: { id: string; soldOut: boolean }[] }>('GET', '/api/menu');
  return body.items.find(({ id }) => id === dish)?.soldOut ?? false;
}
const says = (page: Page, text: string) => page.getByText(text).waitFor();
