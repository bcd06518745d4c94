import type { Reserved, WantedLine } from '../domain/lines.ts';
import type { StockDeps } from './ports.ts';

interface Wanted {
  orderId: string;
  lines: WantedLine[];
  expectedTotal?: number;
}

export function reserve(wanted: Wanted, { stock, now }: StockDeps): Promise<Reserved> {
  const touched = { orderIds: [wanted.orderId], itemIds: wanted.lines.map(({ itemId }) => itemId) };
  return stock.change(touched, (ledger) => ledger.reserve(wanted, now()));
}
