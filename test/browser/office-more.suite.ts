import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { assertAccessible, assertNoHorizontalScroll } from '../support/page-checks.ts';
import { signIn } from '../support/people.ts';
import type { OpenVisited } from '../support/visits.ts';

/** The page asks who is signed in. */
const NOBODY_YET = /401.*api\/session/;

/** The parts of the office about who and what is let in, what they did, and the tables. */
export function officeMore(open: OpenVisited): void {
  test('a key and a webhook are made, shown once and taken away; the trail tells of both', async (t) => {
    const { shop, openPage } = await open(t, { env: { WEBHOOKS_PRIVATE: 'allow' } });
    const page = await openPage({ path: 'sign-in', expected: NOBODY_YET });
    await signIn(page, shop, ['manager', 'ops']);

    await page.goto('office#keys');
    await page.getByLabel('For whom, or for which device').fill('stove');
    await page.keyboard.press('Enter');
    const stands = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'stove' }) });
    assert.equal(await stands.count(), 0, 'a key without a role is not asked for');
    await page.getByLabel('kitchen').check();
    await page.getByRole('button', { name: 'Make the key' }).click();
    assert.match(await page.getByLabel('Key of stove').inputValue(), /^cmd_live_/);
    await stands.waitFor();
    await assertAccessible(page, 'a key that is shown once');
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied').waitFor();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByLabel('Key of stove').waitFor({ state: 'detached' });
    await stands.getByRole('button', { name: 'Replace' }).click();
    await assertAccessible(page, 'the question before a key is replaced');
    await page.getByLabel('For how many hours').fill('1');
    await page.keyboard.press('Enter');
    await page.getByLabel('Key of stove').waitFor();
    await page.getByText('The key before is valid until').waitFor();
    await stands.getByRole('button', { name: 'Revoke' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 key that is over').waitFor();
    await focusIsAt(page, 'Valid keys');
    await page.getByText('1 key that is over').click();
    await assertAccessible(page, 'keys and devices');

    await page.goto('office#webhooks');
    await page.getByLabel('Address of your program').fill(`${shop.url}/health/ready`);
    await page.getByLabel('What it is for').fill('The till');
    await page.getByLabel('Order paid').check();
    await page.getByRole('button', { name: 'Add' }).click();
    assert.match(await page.getByLabel('Secret of The till').inputValue(), /^whsec_/);
    await assertAccessible(page, 'webhooks');
    await page.getByRole('link', { name: 'The till' }).click();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText('Test message').waitFor();
    await assertAccessible(page, 'a webhook and what was sent to it');
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No webhook yet.').waitFor();

    await page.goto('office#audit');
    for (const deed of ['Made a key', 'Revoked a key', 'Added a webhook', 'Removed a webhook']) {
      await page.getByText(deed).first().waitFor();
    }
    await page.getByLabel('Of what').selectOption('webhook');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('Made a key').first().waitFor({ state: 'detached' });
    await assertAccessible(page, 'the trail');
  });

  test('each table has a code to be printed, on a phone and in Chinese too', async (t) => {
    const { shop, openPage } = await open(t);
    const page = await openPage({
      path: 'sign-in',
      lang: 'zh',
      width: 360,
      dark: true,
      old: true,
      expected: NOBODY_YET,
    });
    await signIn(page, shop, ['manager', 'ops']);
    for (const part of ['keys', 'webhooks', 'audit', 'tables']) {
      await page.goto(`office#${part}`);
      await page.locator('main form').waitFor();
      await assertNoHorizontalScroll(page);
      await assertAccessible(page, `${part}, in Chinese`);
    }
    await page.getByLabel('桌号').fill('1-20、露台 1');
    await page.getByRole('button', { name: '生成桌码' }).click();
    await page.getByRole('img', { name: '露台 1 号桌的二维码' }).waitFor();
    assert.equal(await page.locator('.code .qr').count(), 21);
    await page.getByLabel('桌号').fill('1-300');
    await page.getByRole('button', { name: '生成桌码' }).click();
    await page.getByText('仅显示前 200 张桌子。').waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByLabel('桌号').isVisible(), false);
    assert.equal(await page.locator('.code').count(), 200);
  });
}

const focusIsAt = (page: Page, text: string) =>
  eventually(() => page.evaluate<boolean>(`document.activeElement.textContent === ${JSON.stringify(text)}`));
