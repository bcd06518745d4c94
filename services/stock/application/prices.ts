import type { StockDeps } from './ports.ts';

export async function prices(_: unknown, { stock }: StockDeps) {
  const dishes = await stock.menu();
  const named = dishes.flatMap(({ kind, priceId, name, price, currency }) => {
    return kind !== 'dish' || priceId === null ? [] : [{ priceId, name, unitAmount: price, currency }];
  });
  return { prices: named };
}
