import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { onOneMachine } from '../support/in-both-modes.ts';
import { assertAccessible, assertNoHorizontalScroll, layoutShiftOf, ringsOf } from '../support/page-checks.ts';
import { payTwin, signIn } from '../support/people.ts';

/** The page asks who is signed in. */
const NOBODY_YET = /401 \(Unauthorized\).*api\/session/;

onOneMachine((open) => {
  test('the pages open and show what the shop knows', async (t) => {
    const { shop, openPage } = await open(t, { env: { KITCHEN_MODE: 'manual' } });
    await t.test('the menu, on a phone', async () => {
      const menu = await openPage({ path: '/', width: 360, height: 780, lang: 'zh', dark: true });
      await menu.getByText('Burrata').first().waitFor();
      assert.equal(await menu.evaluate('navigator.language'), 'zh-CN');
      await assertAccessible(menu, 'the menu');
      await assertNoHorizontalScroll(menu);
    });

    const order = await shop.order('ann', { burrata: 1 });
    const { paymentLink } = await shop.waitForStatus(order, ['waiting_for_payment']);
    await t.test('the order, once it is paid at the checkout page', async () => {
      const tracker = await openPage({ path: order.trackingUrl });
      // It keeps the secret once the order has come; who leaves before that could not come back without the link.
      await eventually(() => tracker.evaluate<string>("localStorage.getItem('comanda.secrets')"));
      await tracker.goto(paymentLink ?? '');
      await payTwin(tracker);
      await shop.waitForStatus(order, ['paid']);
      await tracker.getByText('Burrata').first().waitFor();
      await assertAccessible(tracker, 'the order');
    });

    await t.test('the page to sign in, in a browser of 2022', async () => {
      const page = await openPage({ path: 'sign-in', old: true, expected: NOBODY_YET });
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      assert.equal(await page.evaluate('typeof Map.groupBy'), 'undefined');
      assert.ok((await layoutShiftOf(page)) < 0.1);
      await assertAccessible(page, 'the page to sign in');
    });

    await t.test('the kitchen, to whoever may cook', async () => {
      const kitchen = await openPage({ path: 'sign-in', expected: NOBODY_YET });
      await signIn(kitchen, shop, ['kitchen']);
      await kitchen.goto('kitchen');
      await kitchen.getByText('Burrata').first().waitFor();
      await assertAccessible(kitchen, 'the kitchen');
      assert.notEqual((await ringsOf(kitchen)).length, 0, 'an order that nobody has touched rings');
    });
  });
});
