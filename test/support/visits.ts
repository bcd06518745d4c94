import assert from 'node:assert/strict';
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

/**
 * Windows close before the shop does, else they would report that it is gone; what went wrong in them is told after that,
 * because nothing is ended any more once an `after` has thrown.
 */
export const visited =
  (open: Open, chromium: () => Promise<Browser>): OpenVisited =>
  async (t, opening) => {
    const windows = new Ends();
    const faults: string[] = [];
    t.after(() => windows.all());
    const shop = await open(t, opening);
    t.after(() => assert.deepEqual(faults, []));
    const openPage = async (opening: PageOpening): Promise<Page> => {
      const { page, close } = await openWindow(await chromium(), shop, opening);
      windows.after(async () => faults.push(...(await close())));
      await page.goto(opening.path);
      return page;
    };
    return { shop, openPage };
  };
