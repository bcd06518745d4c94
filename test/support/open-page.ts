import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';

const SCRIPTS = path.join(import.meta.dirname, 'in-page');
const LOCALES = { en: 'en-GB', zh: 'zh-CN' } as const;

/** How a page is opened; all but `path` may be left out. */
export interface PageOpening {
  /** Within the shop: `kitchen`, `orders/...#secret`; or an address. */
  path: string;
  lang?: keyof typeof LOCALES;
  width?: number;
  height?: number;
  dark?: boolean;
  reducedMotion?: boolean;
  /** As Safari 15.4 and Chrome 100 are: without what came later. */
  old?: boolean;
  /** Faults that the test brings about; their texts are as below. */
  expected?: RegExp;
}

/** What a page needs to know of the shop that it is a page of. */
export interface Addresses {
  url: string;
  twinUrl: string;
}

/** A window of somebody's own with a page of the shop in it. `close` answers what went wrong in it, but for what was expected. */
export async function openWindow(browser: Browser, shop: Addresses, opening: PageOpening) {
  const { width = 1280, height = 800, lang = 'en', dark = false, reducedMotion = false } = opening;
  const context = await browser.newContext({
    baseURL: `${shop.url}/`,
    locale: LOCALES[lang],
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  await context.addInitScript({ path: path.join(SCRIPTS, 'sounds.js') });
  if (opening.old) await context.addInitScript({ path: path.join(SCRIPTS, 'old-browser.js') });
  const faults = faultsOf(context, shop);
  const close = async () => {
    await context.close();
    return faults.filter((fault) => !opening.expected?.test(fault)).map((fault) => `${opening.path}: ${fault}`);
  };
  const page = await context.newPage();
  return { page, close };
}

/** What goes wrong in the pages of a context, a line each. What the content security policy refuses is an error in the console. */
function faultsOf(context: BrowserContext, { url, twinUrl }: Addresses): string[] {
  const faults: string[] = [];
  const own = [url, twinUrl].map((address) => new URL(address).origin);
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => faults.push(`error: ${error.error().stack ?? error.error()}`));
  context.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (origin !== 'null' && !own.includes(origin)) faults.push(`request elsewhere: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // The page gave up by itself: it went elsewhere, or ended a stream.
    if (why !== 'net::ERR_ABORTED') faults.push(`request failed: ${request.url()} ${why}`);
  });
  return faults;
}
