import { proportion, spread } from '../../../kernel/money.ts';
import type { BookEntry } from './book-entries.ts';
import type { RefundNote } from './order-state.ts';

/** What was sold, as the order froze it; minor units. Rates are in hundredths of a percent. */
export interface SoldOrder {
  lines: readonly SoldLine[];
  taxes?: readonly { rate: number; included: boolean }[];
  tip?: number;
  total: number;
  refunds: readonly RefundNote[];
  entries: readonly BookEntry[];
}
/** What is missing is so where an older node stored the order: then the line has no tax. */
interface SoldLine {
  quantity: number;
  unitPrice: number;
  total?: number;
  tax?: number;
  taxRate?: number;
  category?: string | null;
}

/** A line with its tax, included in its price or added to it. */
export interface GrossLine extends Taxed {
  units: number;
  category: string;
}
/** What is taxed alike; `gross` contains the tax. */
interface Taxed {
  rate: number;
  included: boolean;
  gross: number;
  tax: number;
}

/**
 * What an entry does to the shop's money: of a refund what goes back, of one that came back the same below 0. `isReturned`: no
 * sale had taken the money, which went back as it came.
 */
export interface Booking {
  entry: BookEntry;
  parts: readonly Taxed[];
  tip: number;
  amount: number;
  isReturned: boolean;
}

/** The order's lines, and what its total has beyond them and the tip, without tax and category. */
export function grossLines({ lines, taxes = [], tip = 0, total }: SoldOrder): GrossLine[] {
  const all = lines.map(({ quantity, unitPrice, category, ...line }) => {
    const { total = quantity * unitPrice, tax = 0, taxRate: rate = 0 } = line;
    const included = taxes.find((one) => one.rate === rate)?.included ?? true;
    return { units: quantity, category: category ?? '', rate, included, gross: included ? total : total + tax, tax };
  });
  const rest = total - tip - all.reduce((sum, { gross }) => sum + gross, 0);
  if (rest !== 0) all.push({ units: 0, category: '', rate: 0, included: true, gross: rest, tax: 0 });
  return all;
}

const isAlike = (one: Taxed, other: Taxed) => one.rate === other.rate && one.included === other.included;

function partsOf(lines: readonly GrossLine[]): Taxed[] {
  const parts: Taxed[] = [];
  for (const { rate, included, gross, tax } of lines) {
    const part = parts.find((one) => isAlike(one, { rate, included, gross, tax }));
    if (part) Object.assign(part, { gross: part.gross + gross, tax: part.tax + tax });
    else parts.push({ rate, included, gross, tax });
  }
  return parts;
}

const amountOf = (parts: readonly Taxed[], tip: number) => parts.reduce((sum, { gross }) => sum + gross, tip);

/** An order's entries in money, in the order in which it has them. All of it refunded leaves zero, at each rate. */
export function bookingsOf(order: SoldOrder): Booking[] {
  const { entries, refunds, tip = 0 } = order;
  const lines = grossLines(order);
  const sold = partsOf(lines);
  const back = new GivenBack(order, lines, sold);
  return entries.map((entry): Booking => {
    const nothing = { entry, parts: [], tip: 0, amount: 0, isReturned: false };
    if (entry.kind === 'paid') return { ...nothing, parts: sold, tip, amount: amountOf(sold, tip) };
    const refund = refunds.find(({ id }) => id === entry.refundId);
    if (!refund) return nothing;
    const sign = entry.kind === 'reversed' ? -1 : 1;
    const isSale = !refund.surplus && entries.some(({ kind }) => kind === 'paid');
    if (!isSale) return { ...nothing, amount: sign * refund.amount, isReturned: true };
    const part = sign > 0 ? back.give(refund) : back.takeBack(refund);
    return { ...nothing, ...part, amount: amountOf(part.parts, part.tip) };
  });
}

interface Share {
  /** By part, then the tip. */
  gross: number[];
  tax: number[];
}

/** What of an order went back so far, part by part. */
class GivenBack {
  readonly #order: SoldOrder;
  readonly #lines: readonly GrossLine[];
  readonly #sold: readonly Taxed[];
  readonly #whole: readonly number[];
  readonly #gross: number[];
  readonly #tax: number[];
  readonly #shares = new Map<string, Share>();

  constructor(order: SoldOrder, lines: readonly GrossLine[], sold: readonly Taxed[]) {
    this.#order = order;
    this.#lines = lines;
    this.#sold = sold;
    this.#whole = [...sold.map(({ gross }) => gross), order.tip ?? 0];
    this.#gross = this.#whole.map(() => 0);
    this.#tax = sold.map(() => 0);
  }

  give(refund: RefundNote): Pick<Booking, 'parts' | 'tip'> {
    const gross = this.#shared(refund);
    const tax = this.#sold.map(
      (part, nth) => taxIn(part, (this.#gross[nth] ?? 0) + (gross[nth] ?? 0)) - (this.#tax[nth] ?? 0),
    );
    this.#shares.set(refund.id, { gross, tax });
    return this.#moved({ gross, tax }, 1);
  }

  takeBack({ id }: RefundNote): Pick<Booking, 'parts' | 'tip'> {
    return this.#moved(this.#shares.get(id) ?? { gross: [], tax: [] }, -1);
  }

  /** By what the units and the tip cost that it names, else by what is left of each part; never more than is left of one. */
  #shared(refund: RefundNote): number[] {
    const left = this.#whole.map((whole, nth) => Math.max(0, whole - (this.#gross[nth] ?? 0)));
    const named = this.#costs(refund);
    const weights = named.some((cost) => cost > 0) ? named : left;
    const shares = spread(refund.amount, weights).map((share, nth) => Math.min(share, left[nth] ?? 0));
    let over = refund.amount - shares.reduce((sum, share) => sum + share, 0);
    for (const [nth, share] of shares.entries()) {
      const more = Math.min(over, (left[nth] ?? 0) - share);
      shares[nth] = share + more;
      over -= more;
    }
    shares[0] = (shares[0] ?? 0) + over;
    return shares;
  }

  #costs({ lines = [], tip }: RefundNote): number[] {
    const costs = this.#whole.map(() => 0);
    for (const { line, quantity } of lines) {
      const sold = this.#lines[line];
      if (!sold || sold.units === 0) continue;
      const nth = this.#sold.findIndex((part) => isAlike(part, sold));
      costs[nth] = (costs[nth] ?? 0) + proportion(Math.max(0, sold.gross), quantity, sold.units);
    }
    if (tip) costs[costs.length - 1] = this.#order.tip ?? 0;
    return costs;
  }

  #moved({ gross, tax }: Share, sign: 1 | -1): Pick<Booking, 'parts' | 'tip'> {
    for (const [nth, amount] of gross.entries()) this.#gross[nth] = (this.#gross[nth] ?? 0) + sign * amount;
    for (const [nth, amount] of tax.entries()) this.#tax[nth] = (this.#tax[nth] ?? 0) + sign * amount;
    const parts = this.#sold.map(({ rate, included }, nth) => {
      return { rate, included, gross: sign * (gross[nth] ?? 0), tax: sign * (tax[nth] ?? 0) };
    });
    return { parts: parts.filter(({ gross }) => gross !== 0), tip: sign * (gross[this.#sold.length] ?? 0) };
  }
}

/** The tax in so much of a part, so that the taxes of pieces add up to the whole's. */
function taxIn({ gross, tax }: Taxed, amount: number): number {
  if (amount >= gross) return tax;
  return amount <= 0 ? 0 : proportion(amount, tax, gross);
}
