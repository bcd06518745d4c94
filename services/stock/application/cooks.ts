import type { StockDeps } from './ports.ts';

/** For the kitchen, which the menu file is about too. */
export async function cooks(_: unknown, { stock }: StockDeps) {
  const { cooks } = await stock.shop();
  return { cooks };
}
