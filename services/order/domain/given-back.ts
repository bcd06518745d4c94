import { proportion, spread } from '../../../kernel/money.ts';
import { type GrossLine, isAlike, type SoldOrder, type Taxed } from './gross-lines.ts';
import type { RefundNote } from './order-state.ts';

/** What one refund gave back. */
interface Share {
  /** By part, then the tip. */
  gross: number[];
  tax: number[];
}

/** What a refund moves of what was sold; negative where its money came back to the shop. */
interface Moved {
  parts: readonly Taxed[];
  tip: number;
}

/** What of an order went back so far, part by part. */
export class GivenBack {
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
    this.#whole = [...sold.map(({ gross }) => gross), order.tip];
    this.#gross = this.#whole.map(() => 0);
    this.#tax = sold.map(() => 0);
  }

  give(refund: RefundNote): Moved {
    const gross = this.#shared(refund);
    const tax = this.#sold.map(
      (part, nth) => taxIn(part, (this.#gross[nth] ?? 0) + (gross[nth] ?? 0)) - (this.#tax[nth] ?? 0),
    );
    this.#shares.set(refund.id, { gross, tax });
    return this.#moved({ gross, tax }, 1);
  }

  takeBack({ id }: RefundNote): Moved {
    return this.#moved(this.#shares.get(id) ?? { gross: [], tax: [] }, -1);
  }

  /**
   * By what the units and the tip cost that it names, as payment reckoned it; else by what is left of each part. Never more than is
   * left of one.
   */
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
    for (const { line, amount } of lines) {
      const sold = this.#lines[line];
      if (!sold) continue;
      const nth = this.#sold.findIndex((part) => isAlike(part, sold));
      costs[nth] = (costs[nth] ?? 0) + amount;
    }
    if (tip) costs[costs.length - 1] = this.#order.tip;
    return costs;
  }

  #moved({ gross, tax }: Share, sign: 1 | -1): Moved {
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
