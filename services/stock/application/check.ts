import type { Reserved, WantedLine } from '../domain/lines.ts';
import type { StockDeps } from './ports.ts';

export async function check({ lines }: { lines: WantedLine[] }, { stock, now }: StockDeps): Promise<Reserved> {
  const ledger = await stock.snapshot({ itemIds: lines.map(({ itemId }) => itemId) });
  return ledger.check(lines, now());
}
