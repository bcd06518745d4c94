interface Use {
  itemId: string;
  quantity: number;
}

/** An item as a menu file names it; the price in minor units, `quantity` what a new item starts with (null: it is not counted). */
export interface MenuEntry {
  id: string;
  name: string;
  description?: string;
  category?: string;
  price?: number;
  currency?: string;
  quantity: number | null;
  priceId?: string | null;
  picture?: string | null;
  options?: {
    id: string;
    name: string;
    min: number;
    max: number;
    choices: { id: string; name: string; price: number; soldOut?: boolean; uses?: Use[] }[];
  }[];
  uses?: Use[];
  tax?: string | null;
  station?: string | null;
  minutes?: number | null;
  allergens?: string[] | null;
  /** False for an ingredient: it has no price and is not on the menu. */
  sold?: boolean;
}
/** What the shop goes by; where a file does not name one, the shop keeps what it has. */
export type Settings = Partial<Record<'shop' | 'taxes', object>>;
export interface Menu {
  items: MenuEntry[];
  settings?: Settings;
}
