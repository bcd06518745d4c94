import type { Shop } from '../shop/shop.ts';
import { phase } from './phase.ts';

const RATE = 100;
const SECONDS = { full: 6, quick: 2 };

/** Code is compiled and connections are opened by the first orders; what they take is nobody's figure. Throws if none is cooked. */
export async function warmUp(shop: Shop, { quick }: { quick: boolean }): Promise<void> {
  const { rows, tally } = await phase(shop, RATE, SECONDS[quick ? 'quick' : 'full']);
  const cooked = [...rows.values()].filter(({ status }) => status === 'cooked').length;
  if (cooked === 0) throw new Error(`none of ${tally.accepted} orders of the warm-up was cooked`);
}
