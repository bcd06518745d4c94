import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Role } from '../../platform/contract/access.ts';
import type { Customers } from './customers.ts';
import { asStaff } from './passes.ts';

/** Signs the window of this page in, by a key that a manager made for it; the page itself has to be opened anew. */
export async function signIn(page: Page, shop: Customers, roles: readonly Role[]): Promise<void> {
  const made = await shop.send<{ key: string }>('POST', '/api/keys', { name: roles.join(' and '), roles }, asStaff());
  assert.equal(made.status, 200);
  const answer = await page.context().request.post(`${shop.url}/api/session`, {
    headers: { origin: shop.url },
    data: { key: made.body.key },
  });
  assert.equal(answer.ok(), true, await answer.text());
}

/** At the twin's checkout page: pays, or what else is asked for, and comes back to the shop. */
export async function payTwin(page: Page, action: 'pay' | 'decline' | 'cancel' = 'pay'): Promise<void> {
  await page.waitForURL(/\/pay\//);
  await page.locator(`button[name="action"][value="${action}"]`).click();
  if (action !== 'decline') await page.waitForURL((url) => !url.pathname.startsWith('/pay/'));
}
