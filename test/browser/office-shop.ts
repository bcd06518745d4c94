import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { assertAccessible } from '../support/page-checks.ts';
import { assertAccessibleDayAndNight, focusIsAt } from './office-orders.ts';

export const press = (page: Page, name: string, within = page.locator('body')) =>
  within.getByRole('button', { name, exact: true }).click();

export async function changeMenu(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.goto('office#menu');
  await page.getByLabel('Dish or ingredient').fill('burr');
  const card = page.getByRole('listitem').filter({ hasText: 'burrata' });
  await press(page, 'Sold out', card);
  await card.getByRole('button', { name: 'Sold out', pressed: true }).click();
  await card.getByRole('button', { name: 'Sold out', pressed: false }).waitFor();

  await press(page, 'Edit', card);
  await dialog.getByLabel('Price in EUR').fill('12,5x');
  await press(page, 'Save', dialog);
  await assertAccessibleDayAndNight(page, 'a dish that is edited');
  await dialog.getByLabel('Price in EUR').fill('12,5');
  await dialog.getByLabel('Name').fill('Burrata e fichi');
  await page.keyboard.press('Enter');
  await card.getByText('€12.50').waitFor();
  await press(page, 'Restock', card);
  await dialog.getByLabel(/^Units to add/).fill('-99999');
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').getByText(/./).waitFor();
  await assertAccessibleDayAndNight(page, 'a restock that is refused');
  await page.keyboard.press('Escape');
  await focusIsAt(page, 'Restock');

  await press(page, 'Take off the menu', card);
  await assertAccessible(page, 'the question before a dish leaves the menu');
  await press(page, 'Take off the menu', dialog);
  await page.getByText('Nothing here.').waitFor();
  await page.getByLabel('Off the menu').check();
  await card.waitFor();
  await assertAccessible(page, 'what is off the menu');
  await press(page, 'Back on the menu', card);
  await page.getByText('Nothing here.').waitFor();
  await eventually(() => page.evaluate<boolean>("document.activeElement.id === 'dish'"));
  await page.getByLabel('Off the menu').uncheck();
  await card.getByText('Burrata e fichi').waitFor();

  await page.getByLabel('Dish or ingredient').fill('espresso');
  await page.getByText(/^Choices/).click();
  await page.getByLabel(/decaf.* is sold out/i).click();
  await page.getByRole('checkbox', { name: /decaf.* is sold out/i, checked: true }).waitFor();
  await press(page, 'Pause for 30 minutes');
  await page.getByText(/^No orders before/).waitFor();
  await assertAccessible(page, 'the menu of a paused shop');
  await press(page, 'Take orders again');
  await page.getByText('The shop takes orders by its hours.').waitFor();
  await focusIsAt(page, 'Taking orders');
  assert.equal(await page.getByLabel(/decaf.* is sold out/i).isChecked(), true);
}

export async function changeHours(page: Page): Promise<void> {
  await page.goto('office#hours');
  await press(page, 'Add hours');
  await page.getByRole('group', { name: 'Span 1' }).getByLabel('Mon').uncheck();
  await page.getByLabel('To', { exact: true }).fill('24:00');
  for (const nth of [0, 1]) {
    await press(page, 'Add a day');
    await page.getByLabel('Business day').nth(nth).fill('2027-01-01');
  }
  await page.getByLabel('Closed').nth(1).uncheck();
  await page.getByLabel('Minutes of a slot').fill('15');
  await page.getByLabel('Time zone').fill('Europe/Nowhere');
  await press(page, 'Save');
  const wrong = page.locator('[aria-invalid]');
  await wrong.nth(3).waitFor();
  await eventually(() => page.evaluate<boolean>("document.activeElement.ariaLabel === 'Business day'"));
  await page.getByText('A special day cannot be open and closed.').waitFor();
  await assertAccessibleDayAndNight(page, 'hours that are refused');
  await press(page, 'Remove', page.getByRole('group', { name: 'Special day 2' }));
  await focusIsAt(page, 'Add a day');
  await page.getByLabel('Minutes of a slot').fill('');
  await page.getByLabel('Time zone').fill('UTC');
  await press(page, 'Save');
  await page.getByText('Saved.').waitFor();
  assert.equal(await wrong.count(), 0);
  await page.reload();
  assert.equal(await page.getByLabel('To', { exact: true }).inputValue(), '24:00');
  assert.equal(await page.getByLabel('Mon').isChecked(), false);
  await assertAccessible(page, 'hours');
}

/** `wait` lets the clock of the shop go on until the day can be closed. */
export async function closeDay(page: Page, wait: () => Promise<void>): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.goto('office#report');
  await page.getByRole('heading', { name: 'X report' }).waitFor();
  await page.getByRole('row', { name: 'Paid €64.00' }).waitFor();
  await assertAccessible(page, 'an X report');
  await press(page, 'Close the day (Z)');
  await press(page, 'Close the day (Z)', dialog);
  await dialog.getByRole('alert').getByText(/./).waitFor();
  await assertAccessibleDayAndNight(page, 'a day that cannot be closed');
  await wait();
  await press(page, 'Close the day (Z)', dialog);
  await page.getByRole('heading', { name: 'Z report 1' }).waitFor();
  await focusIsAt(page, 'Z report 1');
  await assertAccessible(page, 'a Z report');

  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download as CSV')]);
  assert.equal(download.suggestedFilename(), 'Z-1.csv');
  const csv = readFileSync(await download.path(), 'utf8');
  assert.match(csv, /^report,Z,1,/m);
  assert.match(csv, /^cancelled,.*no mascarpone,1,/m);
  await page.evaluate('window.print = () => { document.title = "printed"; }');
  await press(page, 'Print');
  assert.equal(await page.title(), 'printed');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('navigation').isVisible(), false);
  assert.equal(await page.getByRole('heading', { name: 'Z report 1' }).isVisible(), true);
  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel('Number (Z)').fill('9');
  await press(page, 'Show');
  await page.getByRole('alert').getByText(/./).waitFor();
}
