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
  takeOut(ordered: object[]): void;
  inBasket(): (BasketLine & { quantity: number })[];
  onBasketChange(listener: () => void): () => void;
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
  faultsOfFields(error: object): Map<string, string>;
}
interface Storage {
  storedAs(key: string): string;
  read<Value>(key: string, fallback: Value): Value;
  write(key: string, value: unknown): void;
}
/** What the form of the shop page says of an order. */
export interface PageDetails {
  contact: Record<string, string>;
  isTable: boolean;
  table: string;
  wanted: string;
  note: string;
  tip: number;
}
type Dishes = { subtotal: number; currency: string };
interface MinorUnits {
  minorUnits(text: string, currency: string): number;
  amountText(minor: number, currency: string): string;
}
interface Details {
  tipOf(choice: string, own: string, dishes: Dishes): number;
  wantedOrder(lines: (BasketLine & { quantity: number })[], details: PageDetails): { service: object };
  toQuote(order: object): object;
}
type Sum = Dishes & {
  total?: number | undefined;
  tip: number;
  taxes: { rate: number; included: boolean; amount: number }[];
};
interface Amounts {
  amountRows(amounts: Sum): { label: string; amount: number; text: string }[];
  includedTaxes(amounts: Sum): string[];
}

export interface PageQuote {
  total: number;
}
interface Quoting {
  quoting(with_: { ask(body: unknown): Promise<PageQuote>; told(): void; wait: number }): {
    want(body: unknown, stamp?: string): void;
    refresh(age?: number): void;
    settled(): Promise<PageQuote>;
    state(): { answer: PageQuote | null; error: Error | undefined; isNew: boolean };
  };
}

type Open = { isOpen: boolean; opensAt: string | null };
type Slots = { slot: string; left: number }[];
interface Times {
  openText(open: Open & { lastOrderAt: string | null; pausedUntil: string | null }): string;
  refusedTime(error: { code: string; problem: object }): { text: string; next: string[] } | undefined;
  timesOffered(slots: Slots, chosen: string | null): string[];
  firstDay(shop: { open: Open; timeZone: string; day: string; slots: Slots }): string;
  daysOffered(days: { day: string; name: string }[], day: string): { day: string; name: string }[];
  firstTime(open: Open, now: Date): Date;
  localInput(time: Date): string;
  fromLocalInput(text: string): string | null;
}
/** What the menu changed under a basket; `seen` is kept as it came. */
interface MenuChanges {
  basketChanges(
    lines: BasketLine[],
    seen: object,
    menu: Item[],
    isRead?: boolean,
  ): { changes: { kind: string; dish: string }[]; seen: object };
}
type Dish = { name: string; description: string; category: string; allergens: string[] };
interface Search {
  found(menu: Dish[], typed: string, without?: string[]): Dish[];
}
interface Motif {
  motifOf(dish: { name: string; category: string }): string;
  hueOf(category: string): number;
}
interface PlaceOrder {
  placeOrder(order: object, totalNow: () => Promise<number>): Promise<{ id: string }>;
}
interface NextPage {
  nextOf(order: object, error?: object): string | null;
}
interface Scripts {
  'base/amounts': Amounts;
  'base/minor-units': MinorUnits;
  'base/storage': Storage;
  'shop/basket': Basket;
  'shop/details': Details;
  'shop/menu-changes': MenuChanges;
  'shop/motif': Motif;
  'shop/next-page': NextPage;
  'shop/options': Options;
  'shop/place-order': PlaceOrder;
  'shop/quoting': Quoting;
  'shop/refusal': Refusal;
  'shop/search': Search;
  'shop/times': Times;
}

/** A script of the pages that needs no document, as the browser loads it. */
export const pageScript = <Name extends keyof Scripts>(name: Name): Promise<Scripts[Name]> =>
  import(`../../public/scripts/${name}.js`);
