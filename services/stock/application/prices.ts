import type { StockDeps } from './ports.ts';

interface Price {
  priceId: string;
  name: string;
  unitAmount: number;
  currency: string;
}

export async function prices(_: unknown, { stock }: StockDeps): Promise<{ prices: Price[] }> {
  const dishes = await stock.menu();
  const named = dishes.flatMap(({ kind, priceId, name, price, currency }) => {
    return kind !== 'dish' || priceId === null ? [] : [{ priceId, name, unitAmount: price, currency }];
  });
  return { prices: named };
}
