import { chargeLimits } from '../../../kernel/money.ts';
import { TipInvalid, TotalNotChargeable } from './stock-errors.ts';
import { addedBy, type Serving, type TaxAmount, type TaxableLine, type TaxSettings, taxLines } from './taxes.ts';

interface Terms {
  serving: Serving;
  taxes: TaxSettings | null;
  /** Minor units. */
  tip: number;
  currency: string;
}

/** What an order comes to; minor units. */
interface Amounts {
  /** In the order of the lines that were given. */
  lines: { tax: number; taxRate: number }[];
  subtotal: number;
  taxes: TaxAmount[];
  tip: number;
  /** With the taxes that are added to prices, and the tip. */
  total: number;
}

/** How many times the smallest amount that can be charged may be a tip on an order that costs less: ten euros or dollars. */
const SMALL_TIPS = 20;

/** Adds taxes and tip to the lines; a tip bears no tax. Throws TipInvalid, TotalNotChargeable. */
export function orderAmounts(
  lines: readonly TaxableLine[],
  { serving, taxes: settings, tip, currency }: Terms,
): Amounts {
  const subtotal = lines.reduce((sum, { total }) => sum + total, 0);
  const most = mostTip(subtotal, currency);
  if (!Number.isInteger(tip) || tip < 0 || tip > most) throw new TipInvalid(tip, most, currency);
  const taxed = taxLines(lines, serving, settings);
  const total = subtotal + addedBy(taxed.taxes) + tip;
  const limits = chargeLimits(currency);
  if (total < limits.least || total > limits.most) throw new TotalNotChargeable(total, currency, limits);
  return { ...taxed, subtotal, tip, total };
}

/**
 * The largest tip, in minor units: as much as the dishes cost, or a small sum on a small order. More is a slip of the finger (euros
 * typed as cents, a digit too many), which the shop would have to give back.
 */
export const mostTip = (subtotal: number, currency: string): number =>
  Math.max(subtotal, SMALL_TIPS * chargeLimits(currency).least);
