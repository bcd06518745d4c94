import type { Item, OptionGroup } from '../../services/stock/domain/item.ts';
import type { Chosen, Option } from '../../services/stock/domain/options.ts';

/** What the pages call a choice of a line: its quantity is always there. */
export type Picked = Required<Chosen> & { quantity: number };
export interface BasketLine {
  id: string;
  options: Picked[];
  note: string;
}

interface Options {
  choose(item: Item, options: Picked[], to: { group: OptionGroup; choiceId: string; quantity: number }): Picked[];
  stillOffered(item: Item, options: Picked[]): Picked[];
  unitPriceOf(item: Item, options: Picked[]): number;
  leastPriceOf(item: Item): { price: number; varies: boolean };
  ruleOf(group: OptionGroup): string;
  faultsOf(item: Item, options: Picked[]): string[];
}
interface Basket {
  quantityOf(line: BasketLine): number;
  roomFor(item: Item): number;
  setQuantity(line: BasketLine, quantity: number): void;
  changeLine(line: BasketLine, to: BasketLine): void;
  emptyBasket(): void;
  onBasketChange(listener: () => void): void;
  basketLines(menu: Item[]): (BasketLine & {
    item: Item;
    quantity: number;
    most: number;
    unitPrice: number;
    faults: string[];
    named: Option[];
  })[];
}
interface Refusal {
  explainRefusal(error: object, menu: Item[]): string[];
  refusedOf(error: object, lines: { item: Item }[]): string[][];
}
interface Storage {
  write(key: string, value: unknown): void;
}
interface Scripts {
  options: Options;
  basket: Basket;
  refusal: Refusal;
  storage: Storage;
}

/** A script of the pages that needs no document, as the browser loads it. */
export const pageScript = <Name extends keyof Scripts>(name: Name): Promise<Scripts[Name]> =>
  import(`../../public/scripts/${name}.js`);
