import { after } from 'node:test';
import { type Browser, chromium } from 'playwright-core';
import { pathOf } from './servers-programs.ts';

/** Chromium does not start as root with its sandbox, and a container's /dev/shm is too small for it. */
const FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-dev-shm-usage',
  '--autoplay-policy=no-user-gesture-required',
];

export const startChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: pathOf('chromium'), args: FLAGS });

/** One Chromium for a test file, started when the first test asks for it. */
export function sharedChromium(): () => Promise<Browser> {
  let browser: Promise<Browser> | undefined;
  after(async () => (await browser)?.close());
  return () => {
    browser ??= startChromium();
    return browser;
  };
}
