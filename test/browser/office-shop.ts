import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { askTwin } from '../support/ask-twin.ts';
import { cloudEvent, orderFacts } from '../support/events.ts';
import { assertAccessible } from '../support/page-checks.ts';
import type { Shop } from '../support/shop.ts';
import { assertAccessibleDayAndNight, focusIsAt } from './office-orders.ts';

const press = (page: Page, name: string, within = page.locator('body')) =>
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
  assert.equal(await page.evaluate('document.activeElement.id'), 'dish');
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
  assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Business day');
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

export async function operate(page: Page): Promise<void> {
  await page.goto('office#operations');
  await page.getByText('The shop takes orders.', { exact: true }).waitFor();
  await page.getByText(/MB · up for/).waitFor();
  await page.getByText('No dead letters.').waitFor();
  await press(page, 'Compare');
  await page.getByText('2 orders compared, differences: 0.').waitFor();
  await assertAccessible(page, 'operations');
}

/** Two events that stock gave up, of which it can work one by now: that of `known`, an order that is paid. */
export async function replay(page: Page, shop: Shop, known: string): Promise<void> {
  const db = new DatabaseSync(path.join(shop.folder, 'stock.sqlite'), { timeout: 5000 });
  const row = db.prepare(
    "INSERT INTO dead_letters VALUES (?, 'stock', 'order.paid', ?, '{}', 'x', 1, '2026', NULL, NULL)",
  );
  for (const orderId of [known, 'lost']) {
    const event = cloudEvent('order.paid', orderFacts({ orderId }));
    row.run(`stock:${event.id}`, JSON.stringify(event));
  }
  db.close();
  await page.reload();
  const letter = (subject: string) => page.getByRole('listitem').filter({ hasText: subject });
  await letter('lost').waitFor();
  await assertAccessibleDayAndNight(page, 'dead letters');
  await press(page, 'Replay', letter(known));
  await page.locator('.notice').getByText('1 replayed, 0 left.').waitFor();
  await letter(known).waitFor({ state: 'detached' });
  await focusIsAt(page, 'Dead letters');
  await page.getByLabel('Service').selectOption('stock');
  await press(page, 'Replay all of this service');
  await page.locator('.notice').getByText('0 replayed, 1 left.').waitFor();
  await letter('lost').getByText('nothing was reserved').waitFor();
  await page.getByLabel('Service').selectOption('order');
  await page.getByText('No dead letters.').waitFor();
}

/** A refund that failed at Stripe, of which nobody told the shop, is asked for again. */
export async function repair(page: Page, shop: Shop): Promise<void> {
  const dialog = page.getByRole('dialog');
  const [refund] = (await shop.stores()).refunds;
  await askTwin(shop.twinUrl, 'chaos', { seed: '1', drop: '100' });
  await askTwin(shop.twinUrl, `refunds/${refund?.id}/settle`, { outcome: 'failed' });
  await press(page, 'Compare');
  await page.getByText(/is failed at Stripe/).waitFor();
  await assertAccessibleDayAndNight(page, 'books that differ');
  await press(page, 'Repair');
  await assertAccessibleDayAndNight(page, 'the question before a repair');
  await press(page, 'Repair', dialog);
  await page.getByText(/→ yes/).first().waitFor();
  await focusIsAt(page, 'Repair');
  await press(page, 'Compare');
  await page.getByText('2 orders compared, differences: 0.').waitFor();
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
