import { isSoldOut, portionsLeft } from '../domain/item.ts';
import type { StockDeps } from './ports.ts';

/** Every item, or every archived one, ingredients too: what is on the shelf of it, and how often it can be had. */
export async function shelf({ archived = false }: { archived?: boolean }, { stock, now: clock }: StockDeps) {
  const all = await stock.menu(archived);
  const items = new Map(all.map((item) => [item.id, item]));
  const now = clock();
  return {
    items: all.map((item) => {
      const { id, name, category, price, currency, counted, available } = item;
      const portions = portionsLeft(items, item, now);
      return {
        ...{ id, name, category, price, currency, isDish: item.kind === 'dish' },
        units: counted ? available : null,
        available: Number.isFinite(portions) ? portions : null,
        soldOut: isSoldOut(item, now),
      };
    }),
  };
}
