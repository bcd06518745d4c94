import { openingAt } from '../domain/opening.ts';
import { PausePast } from '../domain/opening-errors.ts';
import type { StockDeps } from './ports.ts';

/** Takes no orders for a time before `until`; null ends a pause. Throws PausePast. */
export async function pause({ until }: { until: string | null }, { stock, now, who }: StockDeps) {
  if (until !== null && new Date(until) <= now()) throw new PausePast(until);
  const details = until === null ? 'goes on' : `until ${until}`;
  const change = { at: now(), who, what: 'pause', kind: 'setting', id: 'pause', details } as const;
  await stock.pause(until === null ? null : new Date(until), change);
  const { opening, paused } = await stock.shop();
  return { open: openingAt(opening, paused, now()) };
}
