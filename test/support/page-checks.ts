import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const LAYOUT_SHIFT = readFileSync(path.join(import.meta.dirname, 'in-page/layout-shift.js'), 'utf8');

/** Fails with each violation of WCAG 2.2 A and AA that axe finds in the page as it is now; `what` names the state. */
export async function assertAccessible(page: Page, what: string, runOnly = WCAG): Promise<void> {
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  const { violations } = (await page.evaluate(`axe.run(document, ${options})`)) as AxeResults;
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')}\n  ${failureSummary?.replaceAll('\n', '\n  ')}`,
    ),
  );
  assert.equal(told.join('\n'), '', what);
}

export async function assertNoHorizontalScroll(page: Page): Promise<void> {
  const [needed, shown] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  assert.ok(needed <= shown, `${page.url()} is ${needed} px wide in a window of ${shown} px`);
}

/** How far the page has moved its content about since it was opened, as Cumulative Layout Shift counts it. */
export const layoutShiftOf = (page: Page): Promise<number> => page.evaluate(LAYOUT_SHIFT);

/** The sounds that the page has really played, the first one first; they begin anew when it is loaded. */
export const ringsOf = (page: Page): Promise<{ kind: 'oscillator' | 'buffer' | 'media'; at: number }[]> =>
  page.evaluate('globalThis.ringsOfPage');
