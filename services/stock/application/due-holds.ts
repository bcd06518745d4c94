import type { StockDeps } from './ports.ts';

export const dueHolds = ({ limit }: { limit: number }, { holds, now }: StockDeps): Promise<string[]> =>
  holds.due(now(), limit);
