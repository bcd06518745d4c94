import type { TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { AnyShop, Open, Opening } from './any-shop.ts';
import { openWindow, type PageOpening } from './open-page.ts';
import { Ends } from './scope.ts';

/** A shop of a test, and people who look at its pages. */
export interface Visited {
  shop: AnyShop;
  /** A window of somebody's own; the test fails for what went wrong in it. Another tab of it: `page.context().newPage()`. */
  openPage(opening: PageOpening): Promise<Page>;
}
export type OpenVisited = (t: TestContext, opening?: Opening) => Promise<Visited>;

/** Windows close before the shop does, else they would report that it is gone. */
export const visited =
  (open: Open, chromium: () => Promise<Browser>): OpenVisited =>
  async (t, opening) => {
    const windows = new Ends();
    t.after(() => windows.all());
    const shop = await open(t, opening);
    return { shop, openPage: async (opening) => openPage(windows, await chromium(), shop, opening) };
  };

async function openPage(windows: Ends, browser: Browser, shop: AnyShop, opening: PageOpening): Promise<Page> {
  const { page, close } = await openWindow(browser, shop, opening);
  windows.after(close);
  await page.goto(opening.path);
  return page;
}
