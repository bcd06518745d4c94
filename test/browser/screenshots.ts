import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Role } from '../../platform/contract/access.ts';
import { startChromium } from '../support/browser.ts';
import type { Placed } from '../support/customers.ts';
import { openWindow } from '../support/open-page.ts';
import { signIn } from '../support/people.ts';
import { Ends } from '../support/scope.ts';
import { Shop } from '../support/shop.ts';
import { sampleOrders } from './sample-orders.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const PICTURES = path.join(ROOT, 'docs/img');
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 780 } };
const THEMES = ['light', 'dark'] as const;
/** Its pictures are there, and it has drawn what it knows. */
const DRAWN = `Promise.all([...document.images].map((image) => image.decode()))
  .then(() => new Promise((drawn) => setTimeout(() => requestAnimationFrame(drawn), 100)))`;
/** Pages ask who is signed in before anybody is. */
const NOBODY_YET = /401 \(Unauthorized\).*api\/session/;

/** A page, and how it comes into the state that is worth a picture. */
interface Shown {
  name: string;
  file: string;
  path: string;
  roles?: Role[];
  /** Else in all sizes and themes, in English. */
  only?: { lang: 'zh'; size: keyof typeof SIZES; theme: (typeof THEMES)[number] };
  come(page: Page): Promise<unknown>;
}

const BASKET = [
  { id: 'burrata', options: [], note: '', quantity: 1 },
  { id: 'margherita', options: [{ groupId: 'size', choiceId: 'large', quantity: 1 }], note: 'well done', quantity: 2 },
  { id: 'blood-orange-lemonade', options: [], note: '', quantity: 2 },
];
const sees = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();

async function fillBasket(page: Page): Promise<void> {
  await page.evaluate(`localStorage.setItem('comanda/basket', ${JSON.stringify(JSON.stringify(BASKET))})`);
  // What it comes to is asked a moment later.
  const [quote] = await Promise.all([page.waitForResponse('**/api/quote'), page.reload()]);
  await quote.finished();
}

async function openSheet(page: Page): Promise<void> {
  await page.locator('.dish', { hasText: 'Pizza Margherita' }).getByRole('button').click();
  await page.getByLabel('large').check();
  await page.getByLabel('olives').check();
  await page.mouse.move(0, 0);
}

const pages = (tracked: Placed): Shown[] => [
  { name: 'shop', file: 'index.html', path: './', come: fillBasket },
  {
    name: 'shop-zh',
    file: 'index.html',
    path: './',
    only: { lang: 'zh', size: 'narrow', theme: 'light' },
    come: fillBasket,
  },
  { name: 'dish-sheet', file: 'index.html', path: './', come: openSheet },
  { name: 'tracker', file: 'orders/order.html', path: tracked.trackingUrl, come: sees('.steps') },
  { name: 'kitchen', file: 'kitchen.html', path: 'kitchen', roles: ['kitchen'], come: sees('.ticket') },
  { name: 'counter', file: 'counter.html', path: 'counter', roles: ['counter'], come: sees('.sold-out li') },
  { name: 'board', file: 'board.html', path: 'board', roles: ['counter'], come: sees('.number, li') },
  { name: 'office', file: 'office.html', path: 'office', roles: ['manager'], come: sees('main h2') },
  { name: 'sign-in', file: 'sign-in.html', path: 'sign-in', come: sees('form button') },
];

/** Answers what went wrong in the page. */
async function shoot(browser: Browser, shop: Shop, shown: Shown): Promise<string[]> {
  const { name, only, roles } = shown;
  const { page, close } = await openWindow(browser, shop, {
    path: shown.path,
    reducedMotion: true,
    expected: NOBODY_YET,
    ...(only && { lang: only.lang }),
  });
  if (roles) await signIn(page, shop, roles);
  await page.goto(shown.path);
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const theme of THEMES) {
      if (only && (only.size !== size || only.theme !== theme)) continue;
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: theme });
      await page.reload();
      await shown.come(page);
      await page.evaluate(DRAWN);
      const file = path.join(PICTURES, `${name}-${size}-${theme}.jpg`);
      await page.screenshot({ path: file, type: 'jpeg', quality: 80, animations: 'disabled' });
    }
  }
  return close();
}

/** `npm run screenshots`: the pages of a shop in the evening, as pictures for the documents. */
async function run(ends: Ends): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const shop = await Shop.open(ends, { env: { KITCHEN_MODE: 'manual' } });
  const orders = await sampleOrders(shop);
  const browser = await startChromium();
  ends.after(() => browser.close());
  for (const shown of pages(orders.get('Anna Berg') as Placed)) {
    if (!existsSync(path.join(ROOT, 'public', shown.file))) {
      process.stdout.write(`${shown.name}: there is no public/${shown.file}\n`);
      continue;
    }
    const faults = await shoot(browser, shop, shown);
    process.stdout.write(`${shown.name}\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
    if (faults.length > 0) process.exitCode = 1;
  }
}

const ends = new Ends();
try {
  await run(ends);
} finally {
  await ends.all();
}
