import { proportion, spread } from '../../../kernel/money.ts';

/** How an order is served, on which its tax may depend. */
export type Serving = 'pickup' | 'table';

/** Rates in hundredths of a percent by tax category: one, or one for each way of serving. */
export interface TaxSettings {
  /** Prices contain the tax; otherwise it is added to them. */
  included: boolean;
  rates: Readonly<Record<string, number | Readonly<Record<Serving, number>>>>;
}

/** What all lines of one rate bear; minor units. */
export interface TaxAmount {
  /** Hundredths of a percent. */
  rate: number;
  included: boolean;
  amount: number;
}

export interface TaxableLine {
  /** Minor units. */
  total: number;
  taxCategory: string | null;
}

interface Taxed {
  /** In the order of the lines that were given. */
  lines: { tax: number; taxRate: number }[];
  /** By rate, the lowest first; a rate whose tax is 0 is there too. */
  taxes: TaxAmount[];
}

/** 100 %. */
export const WHOLE = 10_000;

/**
 * The taxes of an order: computed for each rate on the sum of its lines, half a minor unit rounded up, then spread over those
 * lines, so that they add up. Without settings there are none. Throws RangeError for a category without a rate.
 */
export function taxLines(lines: readonly TaxableLine[], serving: Serving, settings: TaxSettings | null): Taxed {
  if (!settings) return { lines: lines.map(() => ({ tax: 0, taxRate: 0 })), taxes: [] };
  const { included } = settings;
  const rates = lines.map(({ taxCategory }) => rateOf(taxCategory, serving, settings));
  const shares = new Map<number, number[]>();
  const taxes = [...new Set(rates)]
    .toSorted((a, b) => a - b)
    .map((rate) => {
      const totals = lines.map(({ total }, nth) => (rates[nth] === rate ? total : 0));
      const sum = totals.reduce((sum, total) => sum + total, 0);
      const amount = proportion(sum, rate, included ? WHOLE + rate : WHOLE);
      shares.set(rate, spread(amount, totals));
      return { rate, included, amount };
    });
  return { lines: rates.map((taxRate, nth) => ({ tax: shares.get(taxRate)?.[nth] ?? 0, taxRate })), taxes };
}

/** What the taxes add to the prices, in minor units. */
export const addedBy = (taxes: readonly TaxAmount[]): number =>
  taxes.reduce((sum, { included, amount }) => (included ? sum : sum + amount), 0);

/** In hundredths of a percent. */
function rateOf(category: string | null, serving: Serving, { rates }: TaxSettings): number {
  const rate = category !== null && Object.hasOwn(rates, category) ? rates[category] : undefined;
  if (rate === undefined) throw new RangeError(`there is no tax rate for the category ${category}`);
  return typeof rate === 'number' ? rate : rate[serving];
}
