import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { assertAccessible } from '../support/page-checks.ts';

/** Of all the rules, what may differ between light and dark. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** In the light and in the dark; the page is in the light before and after. */
export async function assertAccessibleDayAndNight(page: Page, what: string): Promise<void> {
  await assertAccessible(page, what);
  await page.emulateMedia({ colorScheme: 'dark' });
  await assertAccessible(page, `${what}, in the dark`, OF_COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
}

export const focusIsAt = (page: Page, text: string) =>
  eventually(() => page.evaluate<boolean>(`document.activeElement.textContent.trim() === ${JSON.stringify(text)}`));

async function tabTo(page: Page, text: string): Promise<void> {
  for (let i = 0; i < 10; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`document.activeElement.textContent.trim() === ${JSON.stringify(text)}`)) return;
  }
  assert.fail(`no Tab leads to ${text}`);
}

/** Of the order that the page shows. */
export async function refundOne(page: Page): Promise<void> {
  await page.getByLabel('Burrata').waitFor();
  const trace = page.getByRole('link', { name: /^[0-9a-f]{32}$/ });
  assert.equal(await trace.getAttribute('href'), `http://traces.example/trace/${await trace.textContent()}`);
  await assertAccessibleDayAndNight(page, 'an order');
  await page.getByLabel('Burrata').focus();
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'Refund');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Refund €11.90?' }).waitFor();
  await assertAccessibleDayAndNight(page, 'the question before a refund');
  await tabTo(page, 'Refund');
  await page.keyboard.press('Enter');
  await page.getByText('1 × Burrata').first().waitFor();
  await focusIsAt(page, 'Money');
  await page.getByLabel('Burrata').locator('option').nth(2).waitFor({ state: 'detached' });
  await page.getByLabel('Burrata').locator('option').nth(1).waitFor({ state: 'attached' });
}

/** The order that the page shows. */
export async function cancel(page: Page, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await dialog.getByRole('button', { name: 'Cancel the order' }).click();
  await dialog.getByLabel('Reason, which the customer reads').fill(reason);
  await assertAccessibleDayAndNight(page, 'the question before a cancel');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('Cancelled').waitFor();
  await page.getByText(reason).first().waitFor();
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => /^#\d+$/.test(await focused(page)));
}

export async function handOver(page: Page, id: string): Promise<void> {
  await page.goto(`office#order/${id}`);
  await page.getByRole('button', { name: 'Hand over' }).click();
  await page.getByRole('status').getByText('Handed over').waitFor();
  await eventually(async () => /^#\d+$/.test(await focused(page)));
}

export async function findOrders(page: Page, id: string): Promise<void> {
  await page.getByRole('link', { name: 'All orders' }).click();
  await page
    .getByRole('link', { name: /Ann Lee/ })
    .nth(1)
    .waitFor();
  await page.getByLabel('Number, name or id').fill('LEE');
  await page.getByLabel('Status').selectOption({ label: 'Handed over' });
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /Cancelled/ }).waitFor({ state: 'detached' });
  await assertAccessible(page, 'orders that were found');
  await page.getByRole('link', { name: /Ann Lee/ }).click();
  await page.waitForURL(new RegExp(`#order/${id}$`));
  await page.goto('office#orders');
  await page.getByLabel('Number, name or id').fill('nobody');
  await page.keyboard.press('Enter');
  await page.getByText('No such order.').waitFor();
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('img', { name: 'Orders by hour' }).waitFor();
  await page.getByText('As a table').click();
  await page
    .getByRole('rowheader', { name: /^\d\d:00$/ })
    .first()
    .waitFor();
  await assertAccessible(page, 'the day so far');
}

export async function cutOff(page: Page, id: string): Promise<void> {
  const context = page.context();
  await page.goto('office#today');
  for (const told of ['The shop cannot be reached. Please try again.', /^The shop cannot be reached since/]) {
    await context.setOffline(true);
    await page.getByText(told).waitFor();
    await assertAccessible(page, 'the office without a network');
    await context.setOffline(false);
    await page.getByText(told).waitFor({ state: 'detached' });
    await page.goto(`office#order/${id}`);
    await page.getByText('What happened').waitFor();
  }
}

const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent.trim()');
