import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { askTwin } from '../support/ask-twin.ts';
import { cloudEvent, orderFacts } from '../support/events.ts';
import { assertAccessible } from '../support/page-checks.ts';
import type { Shop } from '../support/shop.ts';
import { assertAccessibleDayAndNight, focusIsAt } from './office-orders.ts';
import { press } from './office-shop.ts';

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
  await page
    .getByText(/ · Mended$/)
    .first()
    .waitFor();
  await focusIsAt(page, 'Repair');
  await press(page, 'Compare');
  await page.getByText('2 orders compared, differences: 0.').waitFor();
}
